package org.pumprig.rig.compare.location;

import java.math.BigDecimal;

/** Differences of numbers as people wrote them: 0.3 − 0.1 is tied with 0.2. */
final class Decimal {
  private Decimal() {}

  /** a − b; 0 for equal infinities, which are tied. */
  static double minus(double a, double b) {
    if (a == b) {
      return 0;
    }
    return Double.isInfinite(a) || Double.isInfinite(b)
        ? a - b
        : BigDecimal.valueOf(a).subtract(BigDecimal.valueOf(b)).doubleValue();
  }
}
