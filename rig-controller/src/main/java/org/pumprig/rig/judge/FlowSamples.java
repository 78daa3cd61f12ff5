package org.pumprig.rig.judge;

import java.util.List;

/**
 * The flow witness's readings, evenly thinned where there are very many.
 *
 * @param readings in order
 * @param lateNanos a stop may have come so much earlier than they tell: balances and drops need
 *     time
 * @param uncertaintyNanolitres of a volume between two readings of a steady flow; 0: counted
 */
public record FlowSamples(List<Reading> readings, long lateNanos, long uncertaintyNanolitres) {
  /** Readings that are kept: six hours at one a second, four hours at one in 0.7 s. */
  static final int MOST = 20_000;

  /** Copies the list. */
  public FlowSamples {
    readings = List.copyOf(readings);
  }

  /** None. */
  public static FlowSamples none() {
    return new FlowSamples(List.of(), 0, 0);
  }

  /**
   * One reading.
   *
   * @param atNanos run time
   * @param nanolitres delivered until then
   */
  public record Reading(long atNanos, long nanolitres) {}

  /**
   * When fluid last moved before a stretch of standing still began that lasts to the given time at
   * least; {@code toNanos} or later if it moved to the end.
   *
   * @param stillBelowNanolitresPerHour slower than that is no movement
   */
  long movedUntil(long fromNanos, long toNanos, double stillBelowNanolitresPerHour) {
    long moved = fromNanos;
    for (int i = 1; i < readings.size(); i++) {
      Reading before = readings.get(i - 1);
      Reading now = readings.get(i);
      if (before.atNanos() >= toNanos || now.atNanos() <= fromNanos) {
        continue;
      }
      double hours = (now.atNanos() - before.atNanos()) / 3.6e12;
      if (now.nanolitres() - before.nanolitres() >= stillBelowNanolitresPerHour * hours) {
        moved = Math.max(moved, now.atNanos());
      }
    }
    return moved;
  }

  /** Whether fluid moved at all between two times. */
  boolean moved(long fromNanos, long toNanos, double stillBelowNanolitresPerHour) {
    return movedUntil(fromNanos, toNanos, stillBelowNanolitresPerHour) > fromNanos;
  }
}
