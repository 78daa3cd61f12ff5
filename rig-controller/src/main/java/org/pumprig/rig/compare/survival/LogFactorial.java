package org.pumprig.rig.compare.survival;

/** ln n!, by a table for small n and by Stirling's series (Abramowitz and Stegun 6.1.41) above. */
final class LogFactorial {
  private static final int TABLE = 32;
  private static final double HALF_LOG_TWO_PI = StrictMath.log(2 * Math.PI) / 2;
  private static final double[] SMALL = small();

  private LogFactorial() {}

  static double of(long n) {
    if (n < TABLE) {
      return SMALL[(int) n];
    }
    double x = n;
    double series =
        (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - 1.0 / 1680 / (x * x)) / (x * x)) / (x * x)) / x;
    return (x + 0.5) * StrictMath.log(x) - x + HALF_LOG_TWO_PI + series;
  }

  private static double[] small() {
    double[] table = new double[TABLE];
    double product = 1;
    for (int n = 1; n < TABLE; n++) {
      product *= n;
      table[n] = StrictMath.log(product);
    }
    return table;
  }
}
