package org.pumprig.rig.compare.location;

import org.pumprig.rig.compare.special.NormalQuantile;

/** From sorted differences to a median and limits. */
final class Limits {
  private Limits() {}

  /**
   * The median with limits.
   *
   * @param sorted rising, may hold infinities
   * @param cut how many of the smallest lie below the lower limit; 0: there is no limit
   */
  static ShiftEstimate of(double[] sorted, int cut) {
    int n = sorted.length;
    double low = sorted[(n - 1) / 2];
    double high = sorted[n / 2];
    return new ShiftEstimate(
        Shift.of(middle(low, high)),
        Shift.of(cut == 0 ? Double.NEGATIVE_INFINITY : sorted[cut - 1]),
        Shift.of(cut == 0 ? Double.POSITIVE_INFINITY : sorted[n - cut]));
  }

  /** Opposite infinities cancel: as much later as sooner. */
  static double middle(double low, double high) {
    if (low == high) {
      return low;
    }
    return Double.isInfinite(low) && Double.isInfinite(high) ? 0 : low / 2 + high / 2;
  }

  static double z(double tail) {
    return NormalQuantile.above(tail);
  }
}
