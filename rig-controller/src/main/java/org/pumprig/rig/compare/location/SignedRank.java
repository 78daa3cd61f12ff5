package org.pumprig.rig.compare.location;

import java.util.Arrays;
import org.pumprig.rig.compare.stats.Confidence;

/**
 * The same units before and after, by signed ranks (Wilcoxon, Biometrics Bulletin 1, 1945), exact
 * with and without ties up to 200 units; units without a difference are left out of the test. The
 * shift is the median of Walsh's averages (Hodges and Lehmann, 1963).
 *
 * @param before times before, by unit
 * @param after times after, of the same units in the same order
 */
public record SignedRank(Sample before, Sample after) {
  /** Refuses samples that can't be pairs. */
  public SignedRank {
    if (before.size() != after.size()) {
      throw new IllegalArgumentException(
          "pairs need as many times before as after: " + before.size() + ", " + after.size());
    }
  }

  /** The test of no difference. */
  public RankTest test() {
    return test(0);
  }

  RankTest test(double shift) {
    double[] moved = Arrays.stream(differences(shift)).filter(d -> d != 0).toArray();
    int[] ranks = Ranks.doubled(Arrays.stream(moved).map(Math::abs).toArray());
    int sum = 0;
    double squares = 0;
    for (int i = 0; i < moved.length; i++) {
      sum += moved[i] > 0 ? ranks[i] : 0;
      squares += ranks[i] / 2.0 * (ranks[i] / 2.0);
    }
    double n = moved.length;
    if (n > MannWhitney.MOST_EXACT) {
      return RankTest.approximate(sum / 2.0, n * (n + 1) / 4, squares / 4);
    }
    RankSums sums = RankSums.ofSigns(ranks);
    return new RankTest(sum / 2.0, sums.atMost(sum), sums.atLeast(sum), true);
  }

  /**
   * The median of Walsh's averages, with exact limits; without bound where so few pairs allow none.
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
    double[] walsh = walsh();
    int n = before.size();
    if (n > MannWhitney.MOST_EXACT) {
      double sd = StrictMath.sqrt(n * (n + 1.0) * (2.0 * n + 1) / 24);
      double from = n * (n + 1.0) / 4 - 0.5 - Limits.z(tail) * sd;
      return Limits.of(walsh, (int) Math.max(0, Math.floor(from)));
    }
    int[] ranks = new int[n];
    Arrays.setAll(ranks, i -> i + 1);
    RankSums sums = RankSums.ofSigns(ranks);
    int k = 0;
    while (k < walsh.length && sums.atMost(k) <= tail) {
      k++;
    }
    return Limits.of(walsh, k);
  }

  /** After − shift − before; 0 where a unit never recovered in either arm, whatever the shift. */
  private double[] differences(double shift) {
    double[] early = before.numbers();
    double[] late = after.numbers();
    double[] differences = new double[early.length];
    Arrays.setAll(differences, i -> Decimal.minus(Decimal.minus(late[i], shift), early[i]));
    return differences;
  }

  private double[] walsh() {
    double[] differences = differences(0);
    int n = differences.length;
    double[] averages = new double[n * (n + 1) / 2];
    int next = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n; j++) {
        averages[next++] = Limits.middle(differences[i], differences[j]);
      }
    }
    Arrays.sort(averages);
    return averages;
  }
}
