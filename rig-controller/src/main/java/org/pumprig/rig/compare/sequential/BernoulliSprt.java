package org.pumprig.rig.compare.sequential;

/**
 * Is a share of failing pumps good or bad? (Wald, Sequential Analysis, 1947, chapter 5.) Exposure
 * is pumps, each counted once.
 *
 * @param good share that is to be accepted, in (0, 1)
 * @param bad share that is to be rejected, above {@code good}
 * @param errors the two risks
 */
public record BernoulliSprt(double good, double bad, Errors errors) implements Sprt {
  /** Refuses shares in the wrong order. */
  public BernoulliSprt {
    if (!(good > 0 && bad > good && bad < 1)) {
      throw new IllegalArgumentException("need 0 < good < bad < 1: " + good + ", " + bad);
    }
  }

  @Override
  public double perEvent() {
    return StrictMath.log(bad / good) + perExposure();
  }

  @Override
  public double perExposure() {
    return StrictMath.log1p(-good) - StrictMath.log1p(-bad);
  }
}
