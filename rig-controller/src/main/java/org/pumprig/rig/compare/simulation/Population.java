package org.pumprig.rig.compare.simulation;

/**
 * How pumps trip: times to a trip are Weibull, whose shape above 1 is damage that accumulates; each
 * pump's hazard is multiplied by its frailty, log-normal with mean 1, the same in both arms; in the
 * second period of a campaign all hazards are multiplied again, whatever the firmware.
 *
 * @param shape of the Weibull times, from 0.1 to 20
 * @param scaleHours of a pump of frailty 1 in the arm {@code before} and the first period
 * @param frailtyCv coefficient of variation of the frailty, from 0 to 3
 * @param hazardRatio after over before, above 0
 * @param periodRatio second period over first, above 0
 */
public record Population(
    double shape, double scaleHours, double frailtyCv, double hazardRatio, double periodRatio) {
  /** Refuses what is no population. */
  public Population {
    if (!(shape >= 0.1 && shape <= 20)
        || !(scaleHours > 0 && scaleHours <= 1e12)
        || !(frailtyCv >= 0 && frailtyCv <= 3)
        || !(hazardRatio > 0 && hazardRatio <= 1e6)
        || !(periodRatio > 0 && periodRatio <= 1e6)) {
      throw new IllegalArgumentException(
          "no population: shape %s, scale %s h, frailty %s, ratios %s and %s"
              .formatted(shape, scaleHours, frailtyCv, hazardRatio, periodRatio));
    }
  }

  /** Pumps that are alike, in a period like any other. */
  public static Population alike(double shape, double scaleHours) {
    return new Population(shape, scaleHours, 0, 1, 1);
  }

  /** The same with another effect of the firmware. */
  public Population withHazardRatio(double ratio) {
    return new Population(shape, scaleHours, frailtyCv, ratio, periodRatio);
  }

  /** The same with another scale. */
  public Population withScaleHours(double hours) {
    return new Population(shape, hours, frailtyCv, hazardRatio, periodRatio);
  }

  /** The frailty that goes with a standard normal number. */
  double frailty(double normal) {
    double variance = StrictMath.log1p(frailtyCv * frailtyCv);
    return StrictMath.exp(StrictMath.sqrt(variance) * normal - variance / 2);
  }

  /**
   * Hours to the trip.
   *
   * @param hazard all factors of the hazard, multiplied
   * @param exponential a standard exponential number
   */
  double hours(double hazard, double exponential) {
    return scaleHours * StrictMath.pow(exponential / hazard, 1 / shape);
  }

  /** The share of pumps without a trip up to then, at a hazard. */
  double surviving(double hazard, double hours) {
    return StrictMath.exp(-hazard * damage(hours));
  }

  /**
   * The cumulative hazard of a pump of frailty 1 in the arm {@code before}, in its first period.
   */
  double damage(double hours) {
    return StrictMath.pow(hours / scaleHours, shape);
  }
}
