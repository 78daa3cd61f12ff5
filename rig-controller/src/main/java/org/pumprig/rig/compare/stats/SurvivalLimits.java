package org.pumprig.rig.compare.stats;

import org.pumprig.rig.compare.stats.Value.Reason;

/**
 * Pointwise limits of a survival curve (Kalbfleisch and Prentice, The Statistical Analysis of
 * Failure Time Data, 2nd ed., section 1.4.1; Klein and Moeschberger, Survival Analysis, 2nd ed.,
 * section 4.3), undefined where R gives NA.
 */
final class SurvivalLimits {
  private SurvivalLimits() {}

  static Interval of(SurvivalStep step, LimitScale scale, double confidence) {
    return atZ(step, scale, Normal.exceededWith(Confidence.eachTail(confidence)));
  }

  /**
   * @param z how many standard errors the limits are away
   */
  static Interval atZ(SurvivalStep step, LimitScale scale, double z) {
    return step.standardError() instanceof Value.Finite error
        ? of(step.survival(), z * error.number(), scale)
        : neither(Reason.CURVE_AT_ZERO);
  }

  /**
   * @param s the curve, in (0, 1]
   * @param half half the width on the plain scale, before cutting off
   */
  private static Interval of(double s, double half, LimitScale scale) {
    return switch (scale) {
      case PLAIN -> both(Math.max(s - half, 0), Math.min(s + half, 1));
      case LOG -> both(s * StrictMath.exp(-half / s), Math.min(s * StrictMath.exp(half / s), 1));
      case LOG_LOG -> s == 1 ? neither(Reason.CURVE_AT_ONE) : logLog(s, half);
    };
  }

  private static Interval logLog(double s, double half) {
    double cumulated = -StrictMath.log(s);
    double factor = StrictMath.exp(half / s / cumulated);
    return both(StrictMath.exp(-cumulated * factor), StrictMath.exp(-cumulated / factor));
  }

  private static Interval both(double lower, double upper) {
    return new Interval(Value.of(lower), Value.of(upper));
  }

  private static Interval neither(Reason reason) {
    return new Interval(Value.undefined(reason), Value.undefined(reason));
  }
}
