package org.pumprig.rig.compare.planning;

import org.pumprig.rig.compare.stats.LogConcave;
import org.pumprig.rig.compare.stats.Proportion;

/**
 * How many pumps must each complete the whole mission, of which a few may fail, to show a
 * reliability: the smallest number at which so few failures have a probability of at most 1 −
 * confidence, were the reliability just missed (Clopper and Pearson, Biometrika 26, 1934, inverted;
 * with no failure the success run, n = ln(1−C)/ln R). No assumption about the hazard.
 *
 * @param reliability share of pumps that complete the mission, in (0, 1)
 * @param confidence one-sided, in (0, 1)
 * @param failures how many pumps may fail, 0 to 1000
 */
public record SuccessRun(double reliability, double confidence, int failures) {
  /** More pumps than anybody has; beyond, the answer is of no use. */
  static final long MOST_PUMPS = 100_000_000;

  /** Rounding of an exact hit must not ask for one more pump. */
  private static final double HIT = 1 + 1e-9;

  /** Refuses what is no plan. */
  public SuccessRun {
    Needs.share("reliability", reliability);
    Needs.share("confidence", confidence);
    if (reliability > 0.999999 || failures < 0 || failures > 1000) {
      throw new IllegalArgumentException(
          "need a reliability up to 0.999999 and 0 to 1000 failures: "
              + reliability
              + ", "
              + failures);
    }
  }

  /** Pumps to test. */
  public long pumps() {
    long low = failures;
    long high = failures + 1L;
    while (!enough(high)) {
      low = high;
      high = Math.min(2 * high, MOST_PUMPS);
      if (low == high) {
        throw new IllegalArgumentException("needs more than 1e8 pumps");
      }
    }
    while (high - low > 1) {
      long middle = low + (high - low) / 2;
      if (enough(middle)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  /** Probability that a product which just misses the reliability passes with so many pumps. */
  public double riskOfPassing(long pumps) {
    return LogConcave.binomial(pumps, (1 - reliability) / reliability).atMost(failures);
  }

  /** Without failures: the number before rounding up. */
  public double exactWithoutFailures() {
    return StrictMath.log(1 - confidence) / StrictMath.log(reliability);
  }

  /** Probability that a product of a better, true reliability passes the plan. */
  public double chanceOfPassing(double trueReliability) {
    Needs.share("true reliability", trueReliability);
    return LogConcave.binomial(pumps(), (1 - trueReliability) / trueReliability).atMost(failures);
  }

  /** The reliability that a result shows. */
  public static double shown(long pumps, long failures, double confidence) {
    return 1 - new Proportion(failures, pumps).upperBound(confidence);
  }

  private boolean enough(long pumps) {
    return riskOfPassing(pumps) <= (1 - confidence) * HIT;
  }
}
