package org.pumprig.rig.compare.proportion;

import org.pumprig.rig.compare.stats.FisherExact;
import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.rig.compare.stats.Proportion;

/**
 * Boschloo's unconditional exact test of two independent shares (Statistica Neerlandica 24, 1970):
 * tables in the order of Fisher's one-sided p, which it therefore never exceeds. Two-sided p is
 * twice the smaller one-sided p.
 *
 * @param before hits and runs of the arm {@code before}, at most 500 runs
 * @param after hits and runs of the arm {@code after}, at most 500 runs
 */
public record Boschloo(Proportion before, Proportion after) {
  private static final double TIE = 1 + 1e-9;

  /** One-sided p against "the share after is not lower". */
  public double pAfterFewer() throws NotComputableException {
    double limit = fisher().pAfterFewer() * TIE;
    return p((x, y) -> table(x, y).pAfterFewer() <= limit);
  }

  /** One-sided p in the other direction. */
  public double pAfterMore() throws NotComputableException {
    double limit = fisher().pAfterMore() * TIE;
    return p((x, y) -> table(x, y).pAfterMore() <= limit);
  }

  /** Two-sided p. */
  public double pTwoSided() throws NotComputableException {
    return Math.min(1, 2 * Math.min(pAfterFewer(), pAfterMore()));
  }

  /** Fisher's test of the same table, whose p is the statistic. */
  public FisherExact fisher() {
    return new FisherExact(before, after);
  }

  private FisherExact table(int x, int y) {
    return new FisherExact(new Proportion(x, before.runs()), new Proportion(y, after.runs()));
  }

  private double p(WorstCase.Table table) throws NotComputableException {
    return WorstCase.of(Runs.of(before), Runs.of(after), table).supremum(0, 1, share -> share);
  }
}
