package org.pumprig.rig.compare.stats;

/**
 * One distinct time of a survival curve; subjects censored at an event's time were still at risk.
 *
 * @param time in the unit of the subjects' times
 * @param atRisk subjects under observation just before {@code time}
 * @param events events at {@code time}
 * @param censored observations that ended at {@code time} without an event
 * @param survival S(t) from {@code time} up to the next step
 * @param standardError Greenwood's standard error of S(t); undefined once S is 0
 */
public record SurvivalStep(
    double time, int atRisk, int events, int censored, double survival, Value standardError) {
  /**
   * Pointwise limits of S(t) on this step; undefined where R gives NA.
   *
   * @param confidence two-sided, in (0, 1)
   */
  public Interval limits(LimitScale scale, double confidence) {
    return SurvivalLimits.of(this, scale, confidence);
  }
}
