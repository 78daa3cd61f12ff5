package org.pumprig.rig.compare.stats;

import java.util.OptionalDouble;

/**
 * A share of independent runs, with the exact limits of Clopper and Pearson (Biometrika 26, 1934).
 *
 * @param hits runs that count, from 0
 * @param runs all runs, from {@code hits}, at least 1
 */
public record Proportion(long hits, long runs) {
  /** Refuses what is no share. */
  public Proportion {
    if (hits < 0 || runs < 1 || hits > runs || runs > EventCount.MAX_EVENTS) {
      throw new IllegalArgumentException("not a share of runs: " + hits + "/" + runs);
    }
  }

  /** Hits over runs. */
  public double estimate() {
    return (double) hits / runs;
  }

  /** One-sided upper bound; 1 if all runs are hits. */
  public double upperBound(double confidence) {
    return upper(Confidence.oneTail(confidence));
  }

  /** One-sided lower bound; 0 if no run is a hit. */
  public double lowerBound(double confidence) {
    return lower(Confidence.oneTail(confidence));
  }

  /** Equal-tailed interval. */
  public Interval interval(double confidence) {
    double tail = Confidence.eachTail(confidence);
    return new Interval(Value.of(lower(tail)), Value.of(upper(tail)));
  }

  private double upper(double tail) {
    OptionalDouble odds = BinomialOdds.upper(hits, runs - hits, tail);
    return odds.isEmpty() ? 1 : share(odds.getAsDouble());
  }

  private double lower(double tail) {
    return share(BinomialOdds.lower(hits, runs - hits, tail));
  }

  private static double share(double odds) {
    return odds / (1 + odds);
  }
}
