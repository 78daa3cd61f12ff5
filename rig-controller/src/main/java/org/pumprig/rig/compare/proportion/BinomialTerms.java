package org.pumprig.rig.compare.proportion;

/** All probabilities of a binomial distribution, by ratios of neighbours from the mode outwards. */
final class BinomialTerms {
  private BinomialTerms() {}

  /**
   * Probabilities of 0 to {@code trials} successes.
   *
   * @param share success probability in [0, 1]
   */
  static double[] of(int trials, double share) {
    double[] terms = new double[trials + 1];
    int mode = (int) Math.min(trials, Math.floor((trials + 1) * share));
    terms[mode] = 1;
    double sum = 1;
    double odds = share / (1 - share);
    for (int k = mode; k < trials && terms[k] > 0; k++) {
      terms[k + 1] = terms[k] * (trials - k) * odds / (k + 1);
      sum += terms[k + 1];
    }
    for (int k = mode; k > 0 && terms[k] > 0; k--) {
      terms[k - 1] = terms[k] * k / ((trials - k + 1) * odds);
      sum += terms[k - 1];
    }
    for (int k = 0; k <= trials; k++) {
      terms[k] /= sum;
    }
    return terms;
  }
}
