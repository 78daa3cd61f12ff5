package org.pumprig.rig.compare.proportion;

import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.rig.compare.stats.Proportion;

/**
 * Barnard's unconditional exact test of two independent shares (Biometrika 34, 1947), ordering
 * tables by the pooled Wald statistic (Suissa and Shuster, JRSS A 148, 1985). More powerful than
 * Fisher's test at the few runs of a bench, as it doesn't hold the sum of hits fixed.
 *
 * @param before hits and runs of the arm {@code before}, at most 500 runs
 * @param after hits and runs of the arm {@code after}, at most 500 runs
 */
public record Barnard(Proportion before, Proportion after) {
  /** Statistics this near count as the same: rounding must not separate mirror images. */
  private static final double TIE = 1e-9;

  /** One-sided p against "the share after is not lower". */
  public double pAfterFewer() throws NotComputableException {
    double limit = statistic() + TIE;
    return p((x, y) -> statistic(x, y) <= limit);
  }

  /** One-sided p in the other direction. */
  public double pAfterMore() throws NotComputableException {
    double limit = statistic() - TIE;
    return p((x, y) -> statistic(x, y) >= limit);
  }

  /** Two-sided p: all tables that are at least as far from no difference. */
  public double pTwoSided() throws NotComputableException {
    double limit = Math.abs(statistic()) - TIE;
    return p((x, y) -> Math.abs(statistic(x, y)) >= limit);
  }

  /** The pooled Wald statistic, positive if the share after is higher; 0 if both are 0 or 1. */
  public double statistic() {
    return statistic(before.hits(), after.hits());
  }

  private double statistic(double x, double y) {
    double n = before.runs();
    double m = after.runs();
    double pooled = (x + y) / (n + m);
    double variance = pooled * (1 - pooled) * (1 / n + 1 / m);
    return variance <= 0 ? 0 : (y / m - x / n) / StrictMath.sqrt(variance);
  }

  private double p(WorstCase.Table table) throws NotComputableException {
    return WorstCase.of(Runs.of(before), Runs.of(after), table).supremum(0, 1, share -> share);
  }
}
