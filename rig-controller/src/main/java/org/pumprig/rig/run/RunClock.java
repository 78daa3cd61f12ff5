package org.pumprig.rig.run;

import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.Lifecycle.EpochStarted;
import org.pumprig.rig.event.Lifecycle.RunStarted;

/**
 * Turns times of an epoch into run time, for the reducers and for whoever reads their journal: run
 * time 0 is {@code run.started}; a later epoch continues after the outage that it tells of (one
 * that the wall clock says was negative counts as none). Run time never goes back.
 *
 * <p>Not thread-safe.
 */
public final class RunClock {
  /**
   * Run time ends here, 100 days on: numbers of the journal stay below 2<sup>53</sup>. Plans are
   * bounded far below; a wall clock that jumps over an outage is not.
   */
  static final long LATEST_NANOS = 100L * 86_400 * 1_000_000_000;

  /** The clock as a value. */
  record State(boolean started, long originNanos, long lastNanos) {}

  State state() {
    return new State(started, originNanos, lastNanos);
  }

  void restore(State state) {
    started = state.started();
    originNanos = state.originNanos();
    lastNanos = state.lastNanos();
  }

  private boolean started;
  private long originNanos;
  private long lastNanos;

  /**
   * Takes the next record, in the journal's order.
   *
   * @param epochNanos monotonic time since the epoch's start, as journalled
   * @return its run time, nanoseconds
   */
  public long on(Event event, long epochNanos) {
    if (event instanceof RunStarted && !started) {
      started = true;
      originNanos = -epochNanos;
      lastNanos = 0;
    } else if (event instanceof EpochStarted epoch && epoch.resumes()) {
      long room = Math.max(0, LATEST_NANOS - lastNanos) / 1_000;
      originNanos = lastNanos + Math.clamp(epoch.outageMicros(), 0, room) * 1_000 - epochNanos;
    }
    lastNanos = Math.max(lastNanos, originNanos + epochNanos);
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
