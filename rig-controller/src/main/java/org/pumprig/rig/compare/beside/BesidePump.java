package org.pumprig.rig.compare.beside;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.judge.WatchdogEndpoint;
import org.pumprig.rig.plan.Plan;

/**
 * One pump up to its first trip, its usable runs one after the other.
 *
 * @param hours at risk
 * @param tripped whether it tripped
 * @param errors connectivity errors until then
 * @param errorsKnown whether none can have been missed
 */
record BesidePump(double hours, boolean tripped, long errors, boolean errorsKnown) {
  private static final double NANOS_PER_HOUR = 3.6e12;
  private static final long LEAST_NANOS = 1_000_000;

  /** By serial number, in its order; runs that can't be used are left out. */
  static Map<String, BesidePump> of(Plan plan, List<RunVerdict> runs) {
    Map<String, BesidePump> pumps = new TreeMap<>();
    for (RunVerdict run : runs) {
      if (WatchdogEndpoint.of(plan, run.facts()) instanceof WatchdogEndpoint.Observed seen) {
        pumps.merge(
            run.unit(),
            new BesidePump(
                Math.max(LEAST_NANOS, seen.timeNanos()) / NANOS_PER_HOUR,
                seen.event(),
                seen.connectivityErrors(),
                !seen.errorsLowerBound()),
            BesidePump::then);
      }
    }
    return pumps;
  }

  private BesidePump then(BesidePump next) {
    return tripped
        ? this
        : new BesidePump(
            hours + next.hours,
            next.tripped,
            errors + next.errors,
            errorsKnown && next.errorsKnown);
  }
}
