package org.pumprig.rig.compare.sequential;

/**
 * Is a constant rate good or bad? (Epstein and Sobel, Annals of Mathematical Statistics 26, 1955;
 * MIL-HDBK-781A.) Exposure is pump-hours, and pooling them assumes a constant hazard.
 *
 * @param good events per hour that is to be accepted
 * @param bad events per hour that is to be rejected, above {@code good}
 * @param errors the two risks
 */
public record ExponentialSprt(double good, double bad, Errors errors) implements Sprt {
  /** Refuses rates in the wrong order. */
  public ExponentialSprt {
    if (!(good > 0 && bad > good && bad <= 1e12)) {
      throw new IllegalArgumentException("need 0 < good rate < bad rate: " + good + ", " + bad);
    }
  }

  @Override
  public double perEvent() {
    return StrictMath.log(bad / good);
  }

  @Override
  public double perExposure() {
    return bad - good;
  }
}
