package org.pumprig.rig.compare.stats;

import java.util.function.DoublePredicate;

/** Inverts monotone functions to the last bit. */
public final class Bisection {
  private Bisection() {}

  /**
   * The smallest double in (0, ceiling] for which the predicate holds. Halves the range of bit
   * patterns, which are in the order of the numbers, so that at most 63 steps give full relative
   * precision at any magnitude.
   *
   * @param holds false up to some number and true from there on; true at {@code ceiling}
   */
  public static double firstWhere(DoublePredicate holds, double ceiling) {
    long low = 0;
    long high = Double.doubleToLongBits(ceiling);
    while (high - low > 1) {
      long middle = low + (high - low) / 2;
      if (holds.test(Double.longBitsToDouble(middle))) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return Double.longBitsToDouble(high);
  }
}
