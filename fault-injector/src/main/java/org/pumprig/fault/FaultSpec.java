package org.pumprig.fault;

import org.pumprig.seed.Seed;

/**
 * One fault as scheduled: what, to whom and when.
 *
 * @param id unique within the campaign; runs that share a target share the id
 * @param fault what is done
 * @param direction which way the bytes flow that it acts on
 * @param target serial number of a unit, or {@code gateway}
 * @param seed from which all of the fault's random draws derive
 * @param startNanos when, on the run's own time line
 * @param durationNanos how long
 */
public record FaultSpec(
    String id,
    Fault fault,
    Direction direction,
    String target,
    Seed seed,
    long startNanos,
    long durationNanos) {
  /** Checks what every back end relies on. */
  public FaultSpec {
    if (id.isEmpty() || target.isEmpty()) {
      throw new IllegalArgumentException("a fault needs an id and a target");
    }
    if (startNanos < 0 || durationNanos <= 0) {
      throw new IllegalArgumentException("fault " + id + " has no valid time span");
    }
  }
}
