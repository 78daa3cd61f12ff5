package org.pumprig.rig.run;

import java.util.List;

/**
 * A straight line through weights by least squares.
 *
 * @param nanolitresPerHour its slope
 * @param endNanolitres its height at the last reading
 * @param meanNanolitres mean of the readings
 * @param scatterNanolitres standard deviation of the readings about it
 */
record WeightLine(
    double nanolitresPerHour,
    double endNanolitres,
    double meanNanolitres,
    double scatterNanolitres) {
  private static final double NANOS_PER_HOUR = 3.6e12;

  /**
   * One reading.
   *
   * @param atNanos run time
   * @param nanolitres what it weighs
   */
  record Point(long atNanos, long nanolitres) {}

  /**
   * @param points three or more, at different times
   */
  static WeightLine through(List<Point> points) {
    Point last = points.getLast();
    int count = points.size();
    double meanX = 0;
    double meanY = 0;
    for (Point point : points) {
      meanX += (double) (point.atNanos() - last.atNanos()) / count;
      meanY += (double) (point.nanolitres() - last.nanolitres()) / count;
    }
    double xx = 0;
    double xy = 0;
    for (Point point : points) {
      double x = point.atNanos() - last.atNanos() - meanX;
      xx += x * x;
      xy += x * (point.nanolitres() - last.nanolitres() - meanY);
    }
    double slope = xx == 0 ? 0 : xy / xx;
    double squares = 0;
    for (Point point : points) {
      double x = point.atNanos() - last.atNanos() - meanX;
      double off = point.nanolitres() - last.nanolitres() - meanY - slope * x;
      squares += off * off;
    }
    return new WeightLine(
        slope * NANOS_PER_HOUR,
        last.nanolitres() + meanY - slope * meanX,
        last.nanolitres() + meanY,
        StrictMath.sqrt(squares / Math.max(1, count - 2)));
  }
}
