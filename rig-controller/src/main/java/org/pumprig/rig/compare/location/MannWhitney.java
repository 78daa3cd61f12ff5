package org.pumprig.rig.compare.location;

import java.util.Arrays;
import org.pumprig.rig.compare.stats.Confidence;

/**
 * Two independent samples by ranks (Mann and Whitney, Annals of Mathematical Statistics 18, 1947),
 * exact with and without ties up to 200 units in all; the shift of Hodges and Lehmann (ibid. 34,
 * 1963) with its interval; Cliff's delta (Psychological Bulletin 114, 1993).
 *
 * <p>Two units that never recovered are tied; one that did against one that didn't differs without
 * bound.
 *
 * @param before times of the arm {@code before}
 * @param after times of the arm {@code after}
 */
public record MannWhitney(Sample before, Sample after) {
  /** Up to so many units in all, everything is counted out. */
  public static final int MOST_EXACT = 200;

  /** The test of no difference. */
  public RankTest test() {
    return test(0);
  }

  /** The test of "later by {@code shift}": subtracts it from the times after. */
  RankTest test(double shift) {
    int m = after.size();
    int n = before.size();
    double[] pooled = new double[m + n];
    double[] later = after.numbers();
    for (int i = 0; i < m; i++) {
      pooled[i] = Decimal.minus(later[i], shift);
    }
    System.arraycopy(before.numbers(), 0, pooled, m, n);
    int[] ranks = Ranks.doubled(pooled);
    int sum = 0;
    for (int i = 0; i < m; i++) {
      sum += ranks[i];
    }
    double statistic = (sum - m * (m + 1)) / 2.0;
    if (m + n > MOST_EXACT) {
      return RankTest.approximate(statistic, m * (double) n / 2, variance(m, n, ranks));
    }
    RankSums sums = RankSums.ofChoosing(m, ranks);
    return new RankTest(statistic, sums.atMost(sum), sums.atLeast(sum), true);
  }

  /** Given the ties (Lehmann, Nonparametrics, 1975, 1.35): from the spread of the ranks. */
  private static double variance(double m, double n, int[] doubledRanks) {
    double all = m + n;
    double squares = 0;
    for (int rank : doubledRanks) {
      double off = rank / 2.0 - (all + 1) / 2;
      squares += off * off;
    }
    return m * n / (all * (all - 1)) * squares;
  }

  /**
   * Cliff's delta: how much likelier a time is later after than sooner, in [−1, 1]; negative is
   * good.
   */
  public double cliffsDelta() {
    return 2 * test().statistic() / ((double) before.size() * after.size()) - 1;
  }

  /**
   * The median of all differences after − before, with limits at the order statistics that the
   * distribution without ties gives; ties make them wider, never narrower. A limit is without bound
   * where so few units allow none. Exact up to 200 units in all, and refused beyond.
   *
   * @param confidence two-sided, in (0, 1)
   */
  public ShiftEstimate shift(double confidence) {
    return shiftWithTail(Confidence.eachTail(confidence));
  }

  /** The same with each limit one-sided. */
  public ShiftEstimate shiftBounds(double confidence) {
    return shiftWithTail(Confidence.oneTail(confidence));
  }

  private ShiftEstimate shiftWithTail(double tail) {
    int n = before.size();
    int m = after.size();
    double[] differences = differences();
    int count = differences.length;
    if (m + n > MOST_EXACT) {
      double sd = StrictMath.sqrt(m * (double) n * (m + n + 1) / 12);
      double from = m * (double) n / 2 - 0.5 - Limits.z(tail) * sd;
      return Limits.of(differences, (int) Math.max(0, Math.floor(from)));
    }
    int[] ranks = new int[m + n];
    Arrays.setAll(ranks, i -> 2 * (i + 1));
    RankSums sums = RankSums.ofChoosing(m, ranks);
    int least = m * (m + 1);
    int k = 0;
    while (k < count && sums.atMost(least + 2 * k) <= tail) {
      k++;
    }
    return Limits.of(differences, k);
  }

  private double[] differences() {
    double[] differences = new double[before.size() * after.size()];
    int next = 0;
    for (double late : after.numbers()) {
      for (double early : before.numbers()) {
        differences[next++] = Decimal.minus(late, early);
      }
    }
    Arrays.sort(differences);
    return differences;
  }
}
