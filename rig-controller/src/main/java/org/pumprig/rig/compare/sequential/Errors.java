package org.pumprig.rig.compare.sequential;

/**
 * The two risks of a sequential probability ratio test, and Wald's thresholds (Annals of
 * Mathematical Statistics 16, 1945), which keep their sum.
 *
 * @param alpha risk of rejecting what is good, in (0, 0.5)
 * @param beta risk of accepting what is bad, in (0, 0.5)
 */
public record Errors(double alpha, double beta) {
  /** Refuses what is no risk. */
  public Errors {
    if (!(alpha > 0 && alpha < 0.5 && beta > 0 && beta < 0.5)) {
      throw new IllegalArgumentException("risks must be within (0, 0.5): " + alpha + ", " + beta);
    }
  }

  /** At this log-likelihood ratio and above, reject. */
  public double logReject() {
    return StrictMath.log((1 - beta) / alpha);
  }

  /** At this log-likelihood ratio and below, accept. */
  public double logAccept() {
    return StrictMath.log(beta / (1 - alpha));
  }

  SequentialAnswer answer(double logLikelihoodRatio) {
    if (logLikelihoodRatio >= logReject()) {
      return SequentialAnswer.REJECT;
    }
    return logLikelihoodRatio <= logAccept() ? SequentialAnswer.ACCEPT : SequentialAnswer.CONTINUE;
  }
}
