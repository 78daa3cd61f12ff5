package org.pumprig.rig.compare.proportion;

import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.rig.compare.stats.Proportion;

/**
 * Is the share of failing pumps no worse after, by a margin? Exact and unconditional: tables in the
 * order of the score statistic, with both shares fitted on the margin (Miettinen and Nurminen,
 * Statistics in Medicine 4, 1985; Farrington and Manning, Statistics in Medicine 9, 1990), and the
 * worst probability over all shares on the margin (Chan, Statistics in Medicine 17, 1998).
 *
 * @param before hits and runs of the arm {@code before}, at most 500 runs; a hit is bad
 * @param after hits and runs of the arm {@code after}, at most 500 runs
 * @param margin how much worse counts as no worse
 */
public record ShareNonInferiority(Proportion before, Proportion after, ShareMargin margin) {
  private static final double TIE = 1e-9;
  private static final int HALVINGS = 60;

  /** Stands for "infinitely far from the margin" where the fitted variance is 0. */
  private static final double FAR = 1e9;

  /** One-sided p against "the share after reaches the margin or lies beyond". */
  public double p() throws NotComputableException {
    double limit = statistic() + TIE;
    return WorstCase.of(Runs.of(before), Runs.of(after), (x, y) -> statistic(x, y) <= limit)
        .supremum(0, margin.largestBefore(), margin::after);
  }

  /** Whether no worse is shown at a one-sided level. */
  public boolean shown(double alpha) throws NotComputableException {
    return p() <= alpha;
  }

  /** The score statistic, negative on the good side of the margin. */
  public double statistic() {
    return statistic(before.hits(), after.hits());
  }

  private double statistic(double x, double y) {
    double n = before.runs();
    double m = after.runs();
    double fitted = fittedBefore(x, y);
    double fittedAfter = Math.min(1, margin.after(fitted));
    double slope = margin.slope();
    double variance =
        fittedAfter * (1 - fittedAfter) / m + slope * slope * fitted * (1 - fitted) / n;
    double distance = y / m - margin.after(x / n);
    if (variance > 1e-18) {
      return distance / StrictMath.sqrt(variance);
    }
    return Math.abs(distance) < 1e-12 ? 0 : Math.copySign(FAR, distance);
  }

  /**
   * The likeliest share before, given that the share after is on the margin: where the slope of the
   * log-likelihood, which falls, passes 0.
   */
  private double fittedBefore(double x, double y) {
    double low = 0;
    double high = margin.largestBefore();
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (slope(x, y, middle) > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  private double slope(double x, double y, double share) {
    double other = margin.after(share);
    return term(x, share)
        - term(before.runs() - x, 1 - share)
        + margin.slope() * (term(y, other) - term(after.runs() - y, 1 - other));
  }

  /** 0/0 is 0: an outcome that didn't occur pulls nowhere. */
  private static double term(double count, double share) {
    return count == 0 ? 0 : count / share;
  }
}
