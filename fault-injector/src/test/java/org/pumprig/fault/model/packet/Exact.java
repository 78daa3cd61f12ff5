package org.pumprig.fault.model.packet;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/** Exact bounds for statistical tests. */
final class Exact {
  /** How often a true sampler may fail a test; seeds are fixed, so a pass stays one. */
  static final double FALSE_ALARM = 1e-7;

  private Exact() {}

  /** Whether neither binomial tail from the count on is smaller than half the false alarm rate. */
  static boolean binomial(long trials, long count, double chance) {
    var distribution = BinomialDistribution.of(Math.toIntExact(trials), chance);
    int x = Math.toIntExact(count);
    return distribution.cumulativeProbability(x) > FALSE_ALARM / 2
        && distribution.survivalProbability(x - 1) > FALSE_ALARM / 2;
  }

  /** Whether counts in classes of equal chance fit, by Pearson's statistic. */
  static boolean even(long[] counts) {
    long total = 0;
    for (long count : counts) {
      total += count;
    }
    double expected = (double) total / counts.length;
    double statistic = 0;
    for (long count : counts) {
      statistic += (count - expected) * (count - expected) / expected;
    }
    return ChiSquaredDistribution.of(counts.length - 1.0).survivalProbability(statistic)
        > FALSE_ALARM;
  }
}
