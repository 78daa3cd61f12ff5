package org.pumprig.rig.doctor;

import java.util.List;
import java.util.stream.Stream;

/**
 * What was found.
 *
 * @param system Java, kernel, privileges, clock
 * @param tools programs
 * @param backEnds what can inject faults here
 * @param topology what the rig file asks for; empty without one
 */
public record Diagnosis(
    List<Finding> system, List<Finding> tools, List<Finding> backEnds, List<Finding> topology) {
  /** Copies the lists. */
  public Diagnosis {
    system = List.copyOf(system);
    tools = List.copyOf(tools);
    backEnds = List.copyOf(backEnds);
    topology = List.copyOf(topology);
  }

  /** What keeps the rig from working. */
  public List<Finding> blocking() {
    return Stream.of(system, tools, backEnds, topology)
        .flatMap(List::stream)
        .filter(Finding::blocks)
        .toList();
  }
}
