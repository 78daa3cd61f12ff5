package org.pumprig.rig.compare.claim;

import org.pumprig.rig.compare.stats.Subject;
import org.pumprig.rig.judge.WatchdogEndpoint.Between;
import org.pumprig.rig.judge.WatchdogEndpoint.Observed;

/**
 * What one run shows of the watchdog, with how early it can have tripped: within the last poll
 * before it was seen, or anywhere in blind time.
 *
 * @param earliestNanos the earliest time of a trip, or the end of observation
 * @param tripsAtEarliest whether it can have tripped then
 * @param seen what was seen
 * @param blind whether blind time makes the difference
 */
public record Trip(long earliestNanos, boolean tripsAtEarliest, Observed seen, boolean blind) {
  static Trip of(Observed seen, long pollNanos) {
    long earliest = seen.event() ? Math.max(0, seen.timeNanos() - pollNanos) : seen.timeNanos();
    return new Trip(earliest, seen.event(), seen, false);
  }

  static Trip of(Between between) {
    return new Trip(between.earliestNanos(), true, between.latest(), true);
  }

  Subject seen(String stratum) {
    return new Subject(stratum, seen.timeNanos(), seen.event());
  }

  Subject earliest(String stratum) {
    return new Subject(stratum, earliestNanos, tripsAtEarliest);
  }
}
