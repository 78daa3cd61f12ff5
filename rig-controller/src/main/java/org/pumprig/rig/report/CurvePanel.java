package org.pumprig.rig.report;

import java.util.List;
import org.pumprig.rig.report.CurvePlot.Curve;
import org.pumprig.rig.report.CurvePlot.Panel;
import org.pumprig.rig.report.CurvePlot.Point;

/** Draws one panel of a {@link CurvePlot}: bands, steps, censoring marks and numbers at risk. */
final class CurvePanel {
  static final int ROW = 15;

  private final Svg svg;
  private final Panel panel;
  private final Ticks ticks;
  private final Scale x;
  private final double left;
  private final double right;

  CurvePanel(Svg svg, Panel panel, Ticks ticks, double left, double right) {
    this.svg = svg;
    this.panel = panel;
    this.ticks = ticks;
    this.left = left;
    this.right = right;
    this.x = new Scale(ticks.top(), left, right);
  }

  /** How much room it takes below its frame: the axis, and the numbers at risk. */
  static double below(Panel panel) {
    return panel.atRisk() ? 52 + ROW * (panel.curves().size() + 1.0) : 44;
  }

  void draw(double top, double bottom, String xLabel) {
    Scale y = frame(top, bottom);
    timeAxis(bottom, xLabel);
    svg.upright(left - 44, (top + bottom) / 2, "tick mid", panel.label());
    List<Curve> curves = panel.curves();
    for (int i = 0; i < curves.size(); i++) {
      band(curves.get(i), i, y);
    }
    for (int i = 0; i < curves.size(); i++) {
      svg.path(steps(curves.get(i), y), "curve a" + i);
      censoring(curves.get(i), i, y);
    }
    if (panel.atRisk()) {
      atRisk(bottom + 52);
    }
  }

  private Scale frame(double top, double bottom) {
    if (panel.share()) {
      Scale y = new Scale(1, bottom, top);
      for (int percent = 0; percent <= 100; percent += 20) {
        level(y.at(percent / 100.0), percent == 0, percent + " %");
      }
      return y;
    }
    double most =
        panel.curves().stream()
            .mapToDouble(curve -> curve.points().getLast().value())
            .max()
            .orElse(0);
    Ticks levels = Ticks.covering(1.2 * most, 4);
    Scale y = new Scale(levels.top(), bottom, top);
    for (double value : levels.values()) {
      level(y.at(value), value == 0, levels.label(value));
    }
    return y;
  }

  private void level(double at, boolean axis, String words) {
    svg.line(left, at, right, at, axis ? "axis" : "grid");
    svg.text(left - 8.0, at + 4, "tick end", words);
  }

  private void band(Curve curve, int arm, Scale y) {
    var data = new StringBuilder();
    List<Point> points = curve.points();
    for (int i = 0; i + 1 < points.size(); i++) {
      Point point = points.get(i);
      if (point.upper() > point.lower()) {
        data.append(Svg.point('M', x.at(point.x()), y.at(point.upper())))
            .append('H')
            .append(Svg.n(x.at(points.get(i + 1).x())))
            .append('V')
            .append(Svg.n(y.at(point.lower())))
            .append('H')
            .append(Svg.n(x.at(point.x())))
            .append('Z');
      }
    }
    if (!data.isEmpty()) {
      svg.path(data.toString(), "hatch h" + arm);
    }
  }

  private void censoring(Curve curve, int arm, Scale y) {
    double last = -1;
    for (Point point : curve.points()) {
      double at = x.at(point.x());
      if (point.censored() && at - last >= 1) {
        double level = y.at(point.value());
        svg.line(at, level - 5, at, level + 5, "censor a" + arm);
        last = at;
      }
    }
  }

  private String steps(Curve curve, Scale y) {
    var data = new StringBuilder(Svg.point('M', x.at(0), y.at(panel.share() ? 1 : 0)));
    for (Point point : curve.points()) {
      data.append('H').append(Svg.n(x.at(point.x())));
      data.append('V').append(Svg.n(y.at(point.value())));
    }
    return data.toString();
  }

  private void timeAxis(double bottom, String label) {
    for (double value : ticks.values()) {
      svg.line(x.at(value), bottom, x.at(value), bottom + 4, "axis");
      svg.text(x.at(value), bottom + 17, "tick mid", ticks.label(value));
    }
    svg.text((left + right) / 2.0, bottom + 34, "tick mid", label);
  }

  private void atRisk(double top) {
    svg.text(left, top, "small", "Number at risk");
    List<Curve> curves = panel.curves();
    for (int i = 0; i < curves.size(); i++) {
      double row = top + ROW * (i + 1.0);
      svg.text(left - 14.0, row, "small end", Escape.brief(curves.get(i).name(), 11));
      for (double value : ticks.values()) {
        svg.text(x.at(value), row, "small mid", Figures.count(atRisk(curves.get(i), value)));
      }
    }
  }

  private static long atRisk(Curve curve, double time) {
    for (Point point : curve.points()) {
      if (point.x() >= time) {
        return point.atRisk();
      }
    }
    return 0;
  }
}
