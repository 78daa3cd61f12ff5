package org.pumprig.rig.compare.special;

import org.pumprig.rig.compare.stats.Bisection;

/**
 * The beta distribution, told by odds x/(1−x), so that shares close to 1 lose no digits: the
 * continued fraction of the incomplete beta function (Abramowitz and Stegun 26.5.8, by Lentz's
 * method).
 *
 * @param a from 1e-3 to 1e9
 * @param b from 1e-3 to 1e9
 */
public record BetaShape(double a, double b) {
  private static final double TINY = 1e-300;
  private static final double ROUNDING = 1e-16;
  private static final int MOST_TERMS = 1_000_000;

  /** Refuses shapes outside the range. */
  public BetaShape {
    if (!(a >= 1e-3 && a <= 1e9 && b >= 1e-3 && b <= 1e9)) {
      throw new IllegalArgumentException("shapes must be from 1e-3 to 1e9: " + a + ", " + b);
    }
  }

  /** P(X ≤ odds/(1+odds)); with a small relative error where it is the smaller tail. */
  public double atMostOdds(double odds) {
    if (odds <= 0) {
      return 0;
    }
    double x = odds / (1 + odds);
    double rest = 1 / (1 + odds);
    return x < (a + 1) / (a + b + 2) ? tail(a, b, x, rest) : 1 - tail(b, a, rest, x);
  }

  /** The odds that are not exceeded with a probability of {@code share}, in (0, 1). */
  public double quantileOdds(double share) {
    return Bisection.firstWhere(
        odds ->
            share < 0.5
                ? atMostOdds(odds) >= share
                : new BetaShape(b, a).atMostOdds(1 / odds) <= 1 - share,
        Double.MAX_VALUE);
  }

  /** The share that is not exceeded with a probability of {@code share}, in (0, 1). */
  public double quantile(double share) {
    double odds = quantileOdds(share);
    return odds / (1 + odds);
  }

  private static double tail(double a, double b, double x, double rest) {
    double front =
        StrictMath.exp(a * StrictMath.log(x) + b * StrictMath.log(rest) - LogGamma.ofBeta(a, b))
            / a;
    double c = 1;
    double d = 1 / nonZero(1 - (a + b) * x / (a + 1));
    double h = d;
    for (int m = 1; m < MOST_TERMS; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / nonZero(1 + even * d);
      c = nonZero(1 + even / c);
      h *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / nonZero(1 + odd * d);
      c = nonZero(1 + odd / c);
      double step = d * c;
      h *= step;
      if (Math.abs(step - 1) <= ROUNDING) {
        break;
      }
    }
    return front * h;
  }

  private static double nonZero(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }
}
