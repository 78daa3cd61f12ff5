package org.pumprig.fault.proof;

/**
 * Whether a count fits a binomial distribution, by the Chernoff–Hoeffding bound (Hoeffding, JASA
 * 58, 1963, theorem 1): {@code P(X ≥ k) ≤ exp(-n·KL(k/n ‖ p))} for {@code k/n ≥ p}, and likewise
 * below. So a true count is rejected no more often than asked, at every size.
 *
 * @param trials n, 0 or more
 * @param ppm p in parts per million, more than 0, at most 1 000 000
 * @param falseRejection how often a true count may be rejected, such as 1e-6
 */
record ChernoffBound(long trials, double ppm, double falseRejection) {
  /** Whether this many trials would tell the fault from one that does nothing. */
  boolean canTell() {
    return trials > 0 && !fits(0);
  }

  /** Whether the count is no surprise. */
  boolean fits(long count) {
    return trials * divergence((double) count / trials, ppm / 1e6)
        <= StrictMath.log(2 / falseRejection);
  }

  /** Kullback–Leibler divergence of two Bernoulli distributions, in nats. */
  private static double divergence(double a, double p) {
    return term(a, p) + term(1 - a, 1 - p);
  }

  private static double term(double a, double p) {
    if (a <= 0) {
      return 0;
    }
    return p <= 0 ? Double.POSITIVE_INFINITY : a * StrictMath.log(a / p);
  }
}
