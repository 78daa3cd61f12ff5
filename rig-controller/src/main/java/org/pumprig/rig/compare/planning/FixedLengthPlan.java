package org.pumprig.rig.compare.planning;

import org.pumprig.rig.compare.stats.EventCount;
import org.pumprig.rig.compare.stats.PoissonRate;

/**
 * A test of fixed length between a good and a bad mean time, if the hazard is constant: the fewest
 * failures to reject at that keep both risks (Epstein, Technometrics 2, 1960; MIL-HDBK-781A).
 *
 * @param producersRisk of rejecting the good mean time
 * @param consumersRisk of accepting the bad one
 * @param discrimination good mean time over bad mean time, above 1
 * @param rejectAt reject at this many failures or more
 * @param lengthOverBad test length over the bad mean time: the shortest that keeps the consumer's
 *     risk
 * @param longestOverBad the longest that keeps the producer's
 */
public record FixedLengthPlan(
    double producersRisk,
    double consumersRisk,
    double discrimination,
    long rejectAt,
    double lengthOverBad,
    double longestOverBad) {
  private static final long MOST_FAILURES = 100_000;

  /** Finds the plan; a discrimination of at least 1.02 keeps the number of failures in bounds. */
  public static FixedLengthPlan of(
      double producersRisk, double consumersRisk, double discrimination) {
    Needs.share("producer's risk", producersRisk);
    Needs.share("consumer's risk", consumersRisk);
    if (!(discrimination >= 1.02 && discrimination <= 1e6)) {
      throw new IllegalArgumentException(
          "discrimination must be from 1.02 to 1e6: " + discrimination);
    }
    long low = 0;
    long high = 1;
    while (!fits(high, producersRisk, consumersRisk, discrimination) && high < MOST_FAILURES) {
      low = high;
      high *= 2;
    }
    while (high - low > 1) {
      long middle = low + (high - low) / 2;
      if (fits(middle, producersRisk, consumersRisk, discrimination)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return new FixedLengthPlan(
        producersRisk,
        consumersRisk,
        discrimination,
        high,
        shortest(high, consumersRisk),
        longest(high, producersRisk, discrimination));
  }

  private static boolean fits(long rejectAt, double alpha, double beta, double discrimination) {
    return shortest(rejectAt, beta) <= longest(rejectAt, alpha, discrimination);
  }

  /** χ²(1−β; 2r)/2. */
  private static double shortest(long rejectAt, double beta) {
    return new PoissonRate(new EventCount(rejectAt - 1, 1)).upperBound(1 - beta);
  }

  /** d·χ²(α; 2r)/2. */
  private static double longest(long rejectAt, double alpha, double discrimination) {
    return discrimination * new PoissonRate(new EventCount(rejectAt, 1)).lowerBound(1 - alpha);
  }
}
