package org.pumprig.rig.compare.location;

import org.pumprig.rig.compare.stats.Normal;

/**
 * A rank test's answer. Two-sided p is twice the smaller one-sided p, at most 1 (R's {@code
 * wilcox.test}).
 *
 * @param statistic Mann–Whitney's count of pairs with a later time after, half for a tie; or
 *     Wilcoxon's sum of the ranks of units that were later after
 * @param pAfterSooner one-sided p against "times are not sooner after"
 * @param pAfterLater one-sided p in the other direction
 * @param exact by counting; otherwise by the normal distribution with corrections for ties and
 *     continuity
 */
public record RankTest(double statistic, double pAfterSooner, double pAfterLater, boolean exact) {
  /** Two-sided p. */
  public double pTwoSided() {
    return Math.min(1, 2 * Math.min(pAfterSooner, pAfterLater));
  }

  /** By the normal distribution; without spread, nothing is shown. */
  static RankTest approximate(double statistic, double mean, double variance) {
    if (variance <= 0) {
      return new RankTest(statistic, 1, 1, false);
    }
    double sd = StrictMath.sqrt(variance);
    return new RankTest(
        statistic,
        Normal.upTo((statistic - mean + 0.5) / sd),
        Normal.above((statistic - mean - 0.5) / sd),
        false);
  }
}
