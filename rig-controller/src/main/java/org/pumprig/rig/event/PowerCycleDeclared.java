package org.pumprig.rig.event;

import java.util.List;
import org.pumprig.rig.json.FieldSink;
import org.pumprig.rig.json.Fields;

/**
 * How the unit is power-cycled, and by what that is proved; said when a run begins whose rig file
 * says it.
 *
 * @param method what takes its power
 * @param proofs each of them must be seen; one or more, each once
 * @param selfTest what it shows or tells at power-up; empty: not looked for
 * @param offNanos how long it is left off
 * @param withinNanos how long a person has; 0 with the other methods
 */
public record PowerCycleDeclared(
    PowerCycleMethod method,
    List<PowerCycleProof> proofs,
    String selfTest,
    long offNanos,
    long withinNanos)
    implements Input {
  /** Name on disk. */
  public static final String KIND = "powerCycle.declared";

  /** Copies the list. */
  public PowerCycleDeclared {
    proofs = List.copyOf(proofs);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void write(FieldSink out) {
    out.text("method", method.onDisk())
        .number("offNanos", offNanos)
        .texts("proofs", proofs.stream().map(PowerCycleProof::onDisk).toList())
        .text("selfTest", selfTest)
        .number("withinNanos", withinNanos);
  }

  /** Reads it back. */
  static PowerCycleDeclared read(Fields in) {
    return new PowerCycleDeclared(
        Named.find(PowerCycleMethod.values(), in.text("method")),
        in.texts("proofs").stream()
            .map(name -> Named.find(PowerCycleProof.values(), name))
            .toList(),
        in.text("selfTest"),
        in.number("offNanos"),
        in.number("withinNanos"));
  }
}
