package org.pumprig.rig.compare.stats;

import java.util.OptionalDouble;

/** Exact limits of a binomial's odds (Clopper and Pearson, Biometrika 26, 1934). */
public final class BinomialOdds {
  private BinomialOdds() {}

  /**
   * The odds at which {@code hits} or fewer have a probability of {@code tail}; none if no miss.
   */
  public static OptionalDouble upper(long hits, long misses, double tail) {
    if (misses == 0) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        Bisection.firstWhere(
            odds -> LogConcave.binomial(hits + misses, odds).atMost(hits) <= tail,
            Double.MAX_VALUE));
  }

  /** The odds at which {@code hits} or more have a probability of {@code tail}; 0 at no hit. */
  public static double lower(long hits, long misses, double tail) {
    if (hits == 0) {
      return 0;
    }
    return Bisection.firstWhere(
        odds -> LogConcave.binomial(hits + misses, odds).atLeast(hits) >= tail, Double.MAX_VALUE);
  }
}
