package org.pumprig.rig.report;

import java.util.List;

/**
 * Curves of any table, in the table's own unit of time: share without event with bands, and
 * cumulative hazard. The numbers arrive computed.
 *
 * @param title what was compared, such as the file's name
 * @param timeLabel the horizontal axis
 * @param note how the bands were made
 * @param curves at most eight
 */
public record CurvePlot(String title, String timeLabel, String note, List<Curve> curves) {
  /** Copies the list. */
  public CurvePlot {
    curves = List.copyOf(curves);
  }

  /**
   * One group.
   *
   * @param name of the group
   * @param subjects at the start
   * @param points by rising time, thinned to what a drawing can show
   */
  public record Curve(String name, int subjects, List<Point> points) {
    /** Copies the list. */
    public Curve {
      points = List.copyOf(points);
    }
  }

  /**
   * From {@code time} until the next point.
   *
   * @param time in the unit of the table
   * @param atRisk just before {@code time}
   * @param censored whether anybody was censored at {@code time}
   * @param survival in [0, 1]
   * @param lower limit of the survival; as survival where it is undefined
   * @param upper limit of the survival
   * @param hazard cumulated
   */
  public record Point(
      double time,
      int atRisk,
      boolean censored,
      double survival,
      double lower,
      double upper,
      double hazard) {}
}
