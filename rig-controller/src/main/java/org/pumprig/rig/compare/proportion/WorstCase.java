package org.pumprig.rig.compare.proportion;

import java.util.function.DoubleUnaryOperator;

/**
 * The largest probability of a set of 2×2 tables over all values of a nuisance share: what makes an
 * unconditional test exact (Barnard, Biometrika 34, 1947). The probability is a polynomial of the
 * share; it is searched on a grid that is even in the arcsine of its root, where such polynomials
 * are equally smooth everywhere, and every peak within a tenth of the highest is refined.
 *
 * @param before runs of the arm {@code before}, at most {@link #MOST_RUNS}
 * @param after runs of the arm {@code after}, at most {@link #MOST_RUNS}
 * @param extreme tables of the set: hits before, then hits after
 */
record WorstCase(int before, int after, boolean[][] extreme) {
  /** The tables of 500 against 500 take about a second. */
  static final int MOST_RUNS = 500;

  private static final int GRID = 1000;
  private static final int REFINEMENTS = 60;
  private static final double GOLDEN = (StrictMath.sqrt(5) - 1) / 2;

  /** Says whether a table is in the set. */
  interface Table {
    boolean contains(int hitsBefore, int hitsAfter);
  }

  static WorstCase of(int before, int after, Table table) {
    boolean[][] extreme = new boolean[before + 1][after + 1];
    for (int x = 0; x <= before; x++) {
      for (int y = 0; y <= after; y++) {
        extreme[x][y] = table.contains(x, y);
      }
    }
    return new WorstCase(before, after, extreme);
  }

  /**
   * The supremum.
   *
   * @param from least share of the arm {@code before}
   * @param to largest share of the arm {@code before}
   * @param link the share after that goes with a share before
   */
  double supremum(double from, double to, DoubleUnaryOperator link) {
    double[] heights = new double[GRID + 1];
    double best = 0;
    for (int i = 0; i <= GRID; i++) {
      heights[i] = at(i, from, to, link);
      best = Math.max(best, heights[i]);
    }
    double floor = 0.9 * best;
    for (int i = 0; i <= GRID; i++) {
      double left = heights[Math.max(0, i - 1)];
      double right = heights[Math.min(GRID, i + 1)];
      if (heights[i] >= floor && heights[i] >= left && heights[i] >= right) {
        best = Math.max(best, peak(i, from, to, link));
      }
    }
    return Math.min(1, best);
  }

  private double peak(int i, double from, double to, DoubleUnaryOperator link) {
    double low = Math.max(0, i - 1);
    double high = Math.min(GRID, i + 1);
    double best = 0;
    for (int step = 0; step < REFINEMENTS; step++) {
      double first = high - GOLDEN * (high - low);
      double second = low + GOLDEN * (high - low);
      double one = at(first, from, to, link);
      double two = at(second, from, to, link);
      best = Math.max(best, Math.max(one, two));
      if (one >= two) {
        high = second;
      } else {
        low = first;
      }
    }
    return best;
  }

  private double at(double step, double from, double to, DoubleUnaryOperator link) {
    double sine = StrictMath.sin(Math.PI / 2 * step / GRID);
    double share = from + (to - from) * sine * sine;
    double other = Math.clamp(link.applyAsDouble(share), 0.0, 1.0);
    double[] termsBefore = BinomialTerms.of(before, share);
    double[] termsAfter = BinomialTerms.of(after, other);
    double sum = 0;
    for (int x = 0; x <= before; x++) {
      double row = 0;
      for (int y = 0; y <= after; y++) {
        row += extreme[x][y] ? termsAfter[y] : 0;
      }
      sum += termsBefore[x] * row;
    }
    return sum;
  }
}
