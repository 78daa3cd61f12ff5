package org.pumprig.rig.compare.stats;

/** The standard normal distribution. */
public final class Normal {
  /** Above this the series loses digits to cancellation and the continued fraction is short. */
  private static final double SWITCH = 2.5;

  /** Enough levels for full precision from {@link #SWITCH} on; fewer are needed further out. */
  private static final int LEVELS = 300;

  private static final double DENSITY_AT_ZERO = 1 / StrictMath.sqrt(2 * Math.PI);

  private Normal() {}

  /** P(Z > z). */
  public static double above(double z) {
    if (z < -SWITCH) {
      return 1 - fraction(-z);
    }
    return z > SWITCH ? fraction(z) : 0.5 - series(z);
  }

  /** P(Z ≤ z). */
  public static double upTo(double z) {
    return above(-z);
  }

  /**
   * The z that is exceeded with a probability of {@code tail}.
   *
   * @param tail in (0, 0.5]
   */
  public static double exceededWith(double tail) {
    return tail == 0.5 ? 0 : Bisection.firstWhere(z -> above(z) <= tail, 40);
  }

  /** P(χ² with one degree of freedom > x): the square of a standard normal. */
  public static double chiSquareAbove(double x) {
    return 2 * above(StrictMath.sqrt(x));
  }

  /** Φ(z) − 1/2 by the series of Abramowitz and Stegun 26.2.11. */
  private static double series(double z) {
    double term = z;
    double sum = z;
    for (int odd = 3; sum + term != sum; odd += 2) {
      term *= z * z / odd;
      sum += term;
    }
    return density(z) * sum;
  }

  /** P(Z > z) by the continued fraction of Abramowitz and Stegun 26.2.14, from the inside out. */
  private static double fraction(double z) {
    double inner = z;
    for (int level = LEVELS; level >= 1; level--) {
      inner = z + level / inner;
    }
    return density(z) / inner;
  }

  private static double density(double z) {
    return DENSITY_AT_ZERO * StrictMath.exp(-z * z / 2);
  }
}
