package org.pumprig.rig.compare.table;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What is wanted of a table.
 *
 * @param tau up to when means are taken; empty: as long as all groups are followed
 * @param constantHazard whether somebody stands for a constant hazard, so that hours of different
 *     units may be added up where the data don't contradict
 * @param methods which, in the order in which they are shown
 */
public record Asked(OptionalDouble tau, boolean constantHazard, List<Method> methods) {
  /** Copies the list. */
  public Asked {
    methods = List.copyOf(methods);
  }

  /** Everything, as far as the data allow. */
  public static Asked everything() {
    return new Asked(OptionalDouble.empty(), false, List.of(Method.values()));
  }

  /** The same by other methods. */
  public Asked by(List<Method> others) {
    return new Asked(tau, constantHazard, others);
  }
}
