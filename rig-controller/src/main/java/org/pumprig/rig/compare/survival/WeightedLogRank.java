package org.pumprig.rig.compare.survival;

import org.pumprig.rig.compare.stats.ScoreTest;
import org.pumprig.rig.compare.stats.Value;

/**
 * The log-rank test with the weights of Harrington and Fleming (Biometrika 69, 1982), S(t−)^rho of
 * the pooled curve of each stratum: rho 0 is the log-rank test (Mantel 1966), rho 1 weighs early
 * events more (Peto and Peto's Wilcoxon test). R's {@code survdiff}. Asymptotic.
 *
 * @param rho 0 or 1
 * @param observedFirst weighted events of the first group
 * @param observedSecond weighted events of the second group
 * @param expectedFirst expected if both groups had the same hazard
 * @param expectedSecond the same for the second group
 * @param variance of observed minus expected
 */
public record WeightedLogRank(
    int rho,
    double observedFirst,
    double observedSecond,
    double expectedFirst,
    double expectedSecond,
    double variance) {
  /** Compares, stratum by stratum. */
  public static WeightedLogRank of(TwoGroups groups, int rho) {
    if (rho != 0 && rho != 1) {
      throw new IllegalArgumentException("rho must be 0 or 1: " + rho);
    }
    double[] sums = new double[5];
    for (RiskTable table : groups.tables()) {
      add(table, rho, sums);
    }
    return new WeightedLogRank(rho, sums[0], sums[1], sums[2], sums[3], sums[4]);
  }

  private static void add(RiskTable table, int rho, double[] sums) {
    double survival = 1;
    for (int row = 0; row < table.size(); row++) {
      double n = table.atRisk(row);
      double d = table.events(row);
      double weight = rho == 0 ? 1 : survival;
      double share = table.atRiskSecond(row) / n;
      sums[0] += weight * table.eventsFirst(row);
      sums[1] += weight * table.eventsSecond(row);
      sums[2] += weight * d * table.atRiskFirst(row) / n;
      sums[3] += weight * d * share;
      if (n > 1) {
        sums[4] += weight * weight * d * share * (table.atRiskFirst(row) / n) * (n - d) / (n - 1);
      }
      survival *= (n - d) / n;
    }
  }

  /** Observed minus expected of the second group; negative if it has fewer or later events. */
  public double excessSecond() {
    return observedSecond - expectedSecond;
  }

  /** One degree of freedom; undefined if the variance is 0. */
  public Value chiSquare() {
    return test().chiSquare();
  }

  /** Two-sided p by the chi-square distribution; undefined if the variance is 0. */
  public Value pTwoSided() {
    return test().pTwoSided();
  }

  /** One-sided p, small if the second group has fewer or later events than expected. */
  public Value pSecondBetter() {
    return test().pFewer();
  }

  private ScoreTest test() {
    return new ScoreTest(excessSecond(), variance);
  }
}
