package org.pumprig.rig.compare.special;

import org.pumprig.rig.compare.stats.Bisection;

/**
 * The gamma distribution of rate 1: series and continued fraction of the incomplete gamma function
 * (Abramowitz and Stegun 6.5.29 and 6.5.31; the fraction by Lentz's method).
 *
 * @param shape from 1e-3 to 1e9
 */
public record GammaShape(double shape) {
  private static final double TINY = 1e-300;
  private static final double ROUNDING = 1e-16;
  private static final int MOST_TERMS = 1_000_000;

  /** Refuses shapes outside the range. */
  public GammaShape {
    if (!(shape >= 1e-3 && shape <= 1e9)) {
      throw new IllegalArgumentException("shape must be from 1e-3 to 1e9: " + shape);
    }
  }

  /** P(X ≤ x); with a small relative error where it is the smaller tail. */
  public double atMost(double x) {
    if (x <= 0) {
      return 0;
    }
    return x < shape + 1 ? series(x) : 1 - fraction(x);
  }

  /** P(X > x); with a small relative error where it is the smaller tail. */
  public double above(double x) {
    if (x <= 0) {
      return 1;
    }
    return x < shape + 1 ? 1 - series(x) : fraction(x);
  }

  /**
   * The x that is exceeded with a probability of 1 − {@code share}.
   *
   * @param share in (0, 1)
   */
  public double quantile(double share) {
    double ceiling = shape + 1;
    while (share < 0.5 ? atMost(ceiling) < share : above(ceiling) > 1 - share) {
      ceiling *= 2;
    }
    return Bisection.firstWhere(
        x -> share < 0.5 ? atMost(x) >= share : above(x) <= 1 - share, ceiling);
  }

  private double series(double x) {
    double term = 1 / shape;
    double sum = term;
    for (int n = 1; n < MOST_TERMS && term > sum * ROUNDING; n++) {
      term *= x / (shape + n);
      sum += term;
    }
    return sum * front(x);
  }

  private double fraction(double x) {
    double b = x + 1 - shape;
    double c = 1 / TINY;
    double d = 1 / b;
    double h = d;
    for (int i = 1; i < MOST_TERMS; i++) {
      double an = -i * (i - shape);
      b += 2;
      d = 1 / nonZero(an * d + b);
      c = nonZero(b + an / c);
      double step = d * c;
      h *= step;
      if (Math.abs(step - 1) <= ROUNDING) {
        break;
      }
    }
    return h * front(x);
  }

  private double front(double x) {
    return StrictMath.exp(shape * StrictMath.log(x) - x - LogGamma.of(shape));
  }

  private static double nonZero(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }
}
