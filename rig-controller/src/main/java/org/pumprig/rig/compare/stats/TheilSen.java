package org.pumprig.rig.compare.stats;

import java.util.Arrays;

/**
 * The slope of a trend that nobody need believe to be a straight line with normal errors: the
 * median of the slopes between all pairs of points, and the interval of Sen (Journal of the
 * American Statistical Association 63, 1968, 1379), by the variance of Kendall's S with its
 * correction for ties. It contains 0 exactly if the test of Mann and Kendall shows no trend.
 *
 * @param slope per unit of x
 * @param lower end of the two-sided interval
 * @param upper end of it
 */
public record TheilSen(double slope, double lower, double upper) {
  /**
   * @param x increasing
   * @param y as many
   * @param confidence in (0, 1)
   */
  public static TheilSen of(double[] x, double[] y, double confidence) {
    int n = x.length;
    if (n < 3 || y.length != n) {
      throw new IllegalArgumentException("a trend needs three points or more: " + n);
    }
    double[] slopes = new double[n * (n - 1) / 2];
    int count = 0;
    for (int j = 1; j < n; j++) {
      for (int i = 0; i < j; i++) {
        slopes[count++] = (y[j] - y[i]) / (x[j] - x[i]);
      }
    }
    Arrays.sort(slopes);
    double reach =
        Normal.exceededWith((1 - confidence) / 2) * StrictMath.sqrt(varianceOfS(y.clone()));
    int lower = (int) StrictMath.floor((count - reach) / 2) - 1;
    int upper = (int) StrictMath.ceil((count + reach) / 2);
    double middle = (slopes[(count - 1) / 2] + slopes[count / 2]) / 2;
    return new TheilSen(middle, slopes[Math.max(0, lower)], slopes[Math.min(count - 1, upper)]);
  }

  private static double varianceOfS(double[] y) {
    Arrays.sort(y);
    double n = y.length;
    double sum = n * (n - 1) * (2 * n + 5);
    for (int from = 0, to = 1; to <= y.length; to++) {
      if (to == y.length || y[to] != y[from]) {
        double ties = to - from;
        sum -= ties * (ties - 1) * (2 * ties + 5);
        from = to;
      }
    }
    return sum / 18;
  }
}
