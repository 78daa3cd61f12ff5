package org.pumprig.fault.proof;

/**
 * Whether a count fits a binomial distribution, by its exact tails: it is a surprise if the tail
 * beyond it, itself included, is less likely than half of the budget.
 *
 * @param trials n, 0 or more
 * @param share p, more than 0 and at most 1
 * @param falseRejection how often a true count may be rejected, such as 1e-6
 */
record ExactBinomial(long trials, double share, double falseRejection) {
  private static final double HALF_LOG_TWO_PI = 0.5 * StrictMath.log(2 * StrictMath.PI);

  /** Whether this many trials would tell the fault from one that does nothing. */
  boolean canTell() {
    return trials > 0 && !fits(0);
  }

  /** Whether the count is no surprise. */
  boolean fits(long count) {
    if (count < 0 || count > trials) {
      return false;
    }
    return share >= 1 ? count == trials : tail(count) >= falseRejection / 2;
  }

  /** Probability of the count and of all that are farther from the mean on its side. */
  private double tail(long count) {
    boolean above = count >= trials * share;
    double odds = share / (1 - share);
    double term = StrictMath.exp(logProbability(count));
    double sum = 0;
    for (long k = count; term > sum * 1e-17; k += above ? 1 : -1) {
      sum += term;
      term *= above ? (trials - k) / (k + 1.0) * odds : k / (trials - k + 1.0) / odds;
    }
    return sum;
  }

  private double logProbability(long k) {
    return logFactorial(trials)
        - logFactorial(k)
        - logFactorial(trials - k)
        + k * StrictMath.log(share)
        + (trials - k) * StrictMath.log1p(-share);
  }

  /** Stirling's series (Abramowitz and Stegun 6.1.41), shifted to where it is exact enough. */
  private static double logFactorial(long n) {
    double x = n + 1;
    double shift = 0;
    for (; x < 16; x++) {
      shift += StrictMath.log(x);
    }
    double series = (1 / 12.0 - (1 / 360.0 - 1 / (1260.0 * x * x)) / (x * x)) / x;
    return (x - 0.5) * StrictMath.log(x) - x + HALF_LOG_TWO_PI + series - shift;
  }
}
