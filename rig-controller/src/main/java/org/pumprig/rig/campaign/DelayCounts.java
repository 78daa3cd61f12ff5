package org.pumprig.rig.campaign;

import java.util.List;
import org.pumprig.fault.AchievedDelays;
import org.pumprig.rig.event.Count;

/** Achieved delays as they stand in {@code effect.done}: quantiles, and a count for each class. */
final class DelayCounts {
  private DelayCounts() {}

  /**
   * @param way direction with a full stop, or empty
   */
  static void add(String way, AchievedDelays delays, List<Count> counts) {
    counts.add(new Count(way + "medianDelayNanos", delays.medianNanos()));
    counts.add(new Count(way + "p99DelayNanos", delays.p99Nanos()));
    delays
        .counts()
        .forEach((upTo, waited) -> counts.add(new Count(way + "delayedUpTo." + upTo, waited)));
  }
}
