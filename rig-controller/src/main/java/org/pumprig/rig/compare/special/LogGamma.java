package org.pumprig.rig.compare.special;

/** ln Γ(x) by Stirling's series (Abramowitz and Stegun 6.1.41) after shifting x upwards. */
public final class LogGamma {
  /** From here on the series is good to the last bit. */
  private static final double FAR = 15;

  private static final double HALF_LOG_TWO_PI = 0.5 * StrictMath.log(2 * Math.PI);

  private LogGamma() {}

  /**
   * The logarithm of the gamma function.
   *
   * @param x positive
   */
  public static double of(double x) {
    if (!(x > 0 && x < 1e300)) {
      throw new IllegalArgumentException("gamma needs a positive number: " + x);
    }
    double shifted = x;
    double product = 1;
    while (shifted < FAR) {
      product *= shifted;
      shifted += 1;
    }
    double logs = StrictMath.log(product);
    double inverse = 1 / shifted;
    double square = inverse * inverse;
    double tail =
        inverse
            * (1.0 / 12
                - square
                    * (1.0 / 360
                        - square
                            * (1.0 / 1260
                                - square
                                    * (1.0 / 1680
                                        - square * (1.0 / 1188 - square * (691.0 / 360360))))));
    return (shifted - 0.5) * StrictMath.log(shifted) - shifted + HALF_LOG_TWO_PI + tail - logs;
  }

  /** ln B(a, b). */
  public static double ofBeta(double a, double b) {
    return of(a) + of(b) - of(a + b);
  }
}
