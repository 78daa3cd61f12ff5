package org.pumprig.rig.compare.pumps;

import java.util.EnumSet;
import java.util.List;
import org.pumprig.rig.compare.table.Method;

/** Which methods answer which question, each in the order in which it is shown. */
final class Questions {
  /** Of recurring events, by time at risk. */
  static final List<Method> RECURRING_AT_RISK =
      List.of(Method.RATE, Method.RATE_RATIO, Method.RATE_PROFILE, Method.GAMMA_POISSON);

  /** Of recurring events, in the course of a schedule. */
  static final List<Method> RECURRING_IN_COURSE =
      List.of(Method.MEAN_CUMULATIVE, Method.DISPERSION, Method.TREND);

  /** Of measured values. */
  static final List<Method> VALUES =
      List.of(
          Method.QUANTILES,
          Method.HODGES_LEHMANN,
          Method.MANN_WHITNEY,
          Method.CLIFFS_DELTA,
          Method.SIGNED_RANK);

  /** Of the time to something that may never come. */
  static final List<Method> RECOVERY =
      List.of(
          Method.KAPLAN_MEIER_LOG_LOG,
          Method.RESTRICTED_MEAN,
          Method.LOG_RANK,
          Method.EXACT_WITHIN_UNITS,
          Method.AALEN_JOHANSEN,
          Method.QUANTILES,
          Method.HODGES_LEHMANN,
          Method.MANN_WHITNEY,
          Method.CLIFFS_DELTA,
          Method.SIGNED_RANK);

  /** Of something that is counted once a pump, beside the watchdog. */
  static final List<Method> COUNTED =
      List.of(
          Method.KAPLAN_MEIER_LOG_LOG,
          Method.LOG_RANK,
          Method.EXACT_WITHIN_UNITS,
          Method.RATE_RATIO,
          Method.CLOPPER_PEARSON,
          Method.NEWCOMBE,
          Method.FISHER,
          Method.MC_NEMAR);

  /** Of the time to a first event: all but those that need spells, several ends or values. */
  static final List<Method> FIRST_TRIP = firstTrip();

  private Questions() {}

  private static List<Method> firstTrip() {
    var all = EnumSet.allOf(Method.class);
    VALUES.forEach(all::remove);
    all.remove(Method.AALEN_JOHANSEN);
    all.remove(Method.MEAN_CUMULATIVE);
    all.remove(Method.DISPERSION);
    all.remove(Method.TREND);
    return List.copyOf(all);
  }
}
