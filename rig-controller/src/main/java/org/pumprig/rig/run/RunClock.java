package org.pumprig.rig.run;

import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.Lifecycle.EpochStarted;
import org.pumprig.rig.event.Lifecycle.RunStarted;

/**
 * Turns times of an epoch into run time, for the reducers and for whoever reads their journal: run
 * time 0 is {@code run.started}; a later epoch continues after the outage that it tells of.
 *
 * <p>Not thread-safe.
 */
public final class RunClock {
  private long originNanos;
  private long lastNanos;

  /**
   * Takes the next record, in the journal's order.
   *
   * @param epochNanos monotonic time since the epoch's start, as journalled
   * @return its run time, nanoseconds
   */
  public long on(Event event, long epochNanos) {
    if (event instanceof RunStarted) {
      originNanos = -epochNanos;
    } else if (event instanceof EpochStarted epoch && epoch.epoch() > 0) {
      originNanos = lastNanos + epoch.outageMicros() * 1_000 - epochNanos;
    }
    lastNanos = originNanos + epochNanos;
    return lastNanos;
  }

  /** Run time of the last record, nanoseconds. */
  public long lastNanos() {
    return lastNanos;
  }

  /** Run time for a time of the current epoch. */
  public long runNanos(long epochNanos) {
    return originNanos + epochNanos;
  }
}
