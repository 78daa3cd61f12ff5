package org.pumprig.rig.report;

import java.util.List;

/**
 * Step curves of several groups over one axis, in one panel or several. The numbers arrive
 * computed.
 *
 * @param title what was compared, such as the file's name
 * @param xLabel the horizontal axis
 * @param note how the bands were made
 * @param panels one below the other
 */
public record CurvePlot(String title, String xLabel, String note, List<Panel> panels) {
  /** Copies the list. */
  public CurvePlot {
    panels = List.copyOf(panels);
  }

  /**
   * One panel.
   *
   * @param label the vertical axis
   * @param share whether values are shares that begin at 1; else sums that begin at 0
   * @param atRisk whether numbers at risk are written below
   * @param curves at most eight, none without points
   */
  public record Panel(String label, boolean share, boolean atRisk, List<Curve> curves) {
    /** Copies the list. */
    public Panel {
      curves = List.copyOf(curves);
    }
  }

  /**
   * One group.
   *
   * @param name of the group
   * @param subjects at the start
   * @param points by rising x, thinned to what a drawing can show
   */
  public record Curve(String name, int subjects, List<Point> points) {
    /** Copies the list. */
    public Curve {
      points = List.copyOf(points);
    }
  }

  /**
   * From {@code x} until the next point.
   *
   * @param x time, or whatever runs along the axis
   * @param atRisk just before {@code x}
   * @param censored whether anybody was censored at {@code x}
   * @param value finite
   * @param lower limit; as value where it is undefined
   * @param upper limit
   */
  public record Point(
      double x, int atRisk, boolean censored, double value, double lower, double upper) {}
}
