package org.pumprig.rig.compare.table;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is wanted of a table.
 *
 * @param tau up to when means are taken; empty: as long as all groups are followed
 * @param constantHazard why the hazard is constant, so that hours of different units may be added
 *     up where the data don't contradict; empty: nobody says so, and they are not
 * @param sameSchedule whether all units met the same schedule for the same time, as a plan's do;
 *     then the rates of two groups may be compared though the hazard isn't constant
 * @param methods which, in the order in which they are shown
 */
public record Asked(
    OptionalDouble tau,
    Optional<String> constantHazard,
    boolean sameSchedule,
    List<Method> methods) {
  /** Copies the list. */
  public Asked {
    methods = List.copyOf(methods);
  }

  /** Everything, as far as the data allow. */
  public static Asked everything() {
    return new Asked(OptionalDouble.empty(), Optional.empty(), false, List.of(Method.values()));
  }

  /** The same by other methods. */
  public Asked by(List<Method> others) {
    return new Asked(tau, constantHazard, sameSchedule, others);
  }
}
