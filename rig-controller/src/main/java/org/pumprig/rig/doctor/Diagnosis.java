package org.pumprig.rig.doctor;

import java.util.List;
import java.util.stream.Stream;

/**
 * What was found.
 *
 * @param system Java, kernel, privileges, clock
 * @param tools programs
 * @param backEnds what can inject faults here
 * @param packetFilter each fault whose rules the kernel was offered; empty if it couldn't be
 * @param topology what the rig file asks for; empty without one
 * @param bench by what its units and instruments are reached from this machine
 */
public record Diagnosis(
    List<Finding> system,
    List<Finding> tools,
    List<Finding> backEnds,
    List<Finding> packetFilter,
    List<Finding> topology,
    List<Finding> bench) {
  /** Copies the lists. */
  public Diagnosis {
    system = List.copyOf(system);
    tools = List.copyOf(tools);
    backEnds = List.copyOf(backEnds);
    packetFilter = List.copyOf(packetFilter);
    topology = List.copyOf(topology);
    bench = List.copyOf(bench);
  }

  /** What keeps the rig from working. */
  public List<Finding> blocking() {
    return Stream.of(system, tools, backEnds, packetFilter, topology, bench)
        .flatMap(List::stream)
        .filter(Finding::blocks)
        .toList();
  }
}
