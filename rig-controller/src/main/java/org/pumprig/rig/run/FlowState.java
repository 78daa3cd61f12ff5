package org.pumprig.rig.run;

import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.Lifecycle.EpochStarted;
import org.pumprig.rig.event.Witness.FlowRead;

/**
 * Concern: whether the fluid moves, from the flow witness alone.
 *
 * @param reads readings so far
 * @param lastNanos run time of the last reading
 * @param lastUpMillis when it was so by the witness's own clock; −1 if it has none
 * @param lastNanolitres its volume
 * @param movedNanos run time until which fluid was last seen to move; before, that of the first
 *     reading: nothing is known of the time before it
 * @param moving whether it moved between the last two readings
 * @param fullFlow whether it moved at half the lower of the programmed rates or more
 */
record FlowState(
    long reads,
    long lastNanos,
    long lastUpMillis,
    long lastNanolitres,
    long movedNanos,
    boolean moving,
    boolean fullFlow) {
  static final FlowState INITIAL = new FlowState(0, 0, -1, 0, 0, false, false);

  /** So long must the fluid stand still before it counts as stopped. */
  static final long STILL_NANOS = 500_000_000L;

  private static final long NANOS_PER_HOUR = 3_600_000_000_000L;

  FlowState on(RunContext context, long now, Event event) {
    if (event instanceof EpochStarted epoch && epoch.resumes()) {
      return INITIAL; // what flowed in the outage, and when, can't be known
    }
    if (!(event instanceof FlowRead read)) {
      return this;
    }
    if (reads == 0) {
      return new FlowState(1, now, read.upMillis(), read.nanolitres(), now, false, false);
    }
    long elapsedNanos = FlowRead.nanosBetween(lastUpMillis, lastNanos, read.upMillis(), now);
    if (elapsedNanos <= 0) {
      return this; // readings that arrive together: the next one tells how much it was
    }
    double perHour = (double) (read.nanolitres() - lastNanolitres) * NANOS_PER_HOUR / elapsedNanos;
    boolean moves = perHour >= context.stillBelowNanolitresPerHour();
    boolean full = perHour >= context.lowerRateMicrolitresPerHour() * 500.0;
    return new FlowState(
        reads + 1, now, read.upMillis(), read.nanolitres(), moves ? now : movedNanos, moves, full);
  }

  boolean stoppedAt(long now) {
    return reads > 1 && !moving && now - movedNanos >= STILL_NANOS;
  }
}
