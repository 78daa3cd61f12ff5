package org.pumprig.rig.report;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.pumprig.rig.report.CurvePlot.Curve;
import org.pumprig.rig.report.CurvePlot.Point;

/**
 * Draws a {@link CurvePlot} as an SVG document of its own: survival above, with bands and numbers
 * at risk, cumulative hazard below. Groups differ in dashes and hatching, so that it can be printed
 * in black and white.
 */
public final class CurvePlotSvg {
  private static final int WIDTH = 720;
  private static final int LEFT = 104;
  private static final int RIGHT = 700;
  private static final int PANEL = 260;
  private static final int ROW = 15;
  private static final int MOST_CURVES = 8;
  private static final String[] DASHES = {
    "none", "7 4", "2 3", "10 3 2 3", "1 4", "14 5", "5 2 1 2", "3 7"
  };

  private final Markup out = new Markup();
  private final Svg svg = new Svg(out);
  private final CurvePlot plot;
  private final List<Curve> curves;
  private final Ticks ticks;
  private final Scale x;

  private CurvePlotSvg(CurvePlot plot) {
    this.plot = plot;
    this.curves = plot.curves().subList(0, Math.min(plot.curves().size(), MOST_CURVES));
    double last =
        curves.stream().mapToDouble(curve -> curve.points().getLast().time()).max().orElse(1);
    this.ticks = Ticks.covering(last, 7);
    this.x = new Scale(ticks.top(), LEFT, RIGHT);
  }

  /** The document's bytes, in UTF-8. */
  public static byte[] render(CurvePlot plot) {
    return new CurvePlotSvg(plot).document().getBytes(StandardCharsets.UTF_8);
  }

  private String document() {
    int top = 46 + ROW * curves.size();
    int riskTop = top + PANEL + 52;
    int second = riskTop + ROW * (curves.size() + 1) + 24;
    int height = second + PANEL + 66;
    out.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "viewBox",
        "0 0 " + WIDTH + " " + height,
        "width",
        Integer.toString(WIDTH),
        "height",
        Integer.toString(height),
        "role",
        "img",
        "aria-labelledby",
        "t d");
    out.leaf("title", plot.title(), "id", "t");
    out.leaf("desc", description(), "id", "d");
    out.style(style());
    Patterns.define(out);
    svg.rect(0, 0, WIDTH, height, "paper");
    svg.text(LEFT, 22, "head", plot.title());
    legend();
    survival(top);
    atRisk(riskTop);
    hazard(second);
    svg.text(LEFT, height - 8.0, "small", plot.note());
    out.close("svg");
    return out.finish();
  }

  private void legend() {
    for (int i = 0; i < curves.size(); i++) {
      double y = 42 + ROW * (double) i;
      svg.line(LEFT, y - 4, LEFT + 44.0, y - 4, "curve a" + i);
      String words = Escape.brief(curves.get(i).name(), 50) + " (" + curves.get(i).subjects() + ")";
      svg.text(LEFT + 52.0, y, "tick", words);
    }
  }

  private void survival(double top) {
    double bottom = top + PANEL;
    Scale y = new Scale(1, bottom, top);
    for (int percent = 0; percent <= 100; percent += 20) {
      double at = y.at(percent / 100.0);
      svg.line(LEFT, at, RIGHT, at, percent == 0 ? "axis" : "grid");
      svg.text(LEFT - 8.0, at + 4, "tick end", percent + " %");
    }
    timeAxis(bottom);
    svg.upright(30, (top + bottom) / 2, "tick mid", "share without event");
    for (int i = 0; i < curves.size(); i++) {
      band(curves.get(i), i, y);
    }
    for (int i = 0; i < curves.size(); i++) {
      svg.path(steps(curves.get(i), 1, Point::survival, y), "curve a" + i);
      censoring(curves.get(i), i, y);
    }
  }

  private void band(Curve curve, int arm, Scale y) {
    var data = new StringBuilder();
    List<Point> points = curve.points();
    for (int i = 0; i + 1 < points.size(); i++) {
      Point point = points.get(i);
      if (point.upper() > point.lower()) {
        data.append(Svg.point('M', x.at(point.time()), y.at(point.upper())))
            .append('H')
            .append(Svg.n(x.at(points.get(i + 1).time())))
            .append('V')
            .append(Svg.n(y.at(point.lower())))
            .append('H')
            .append(Svg.n(x.at(point.time())))
            .append('Z');
      }
    }
    if (!data.isEmpty()) {
      svg.path(data.toString(), "band h" + arm);
    }
  }

  private void censoring(Curve curve, int arm, Scale y) {
    double last = -1;
    for (Point point : curve.points()) {
      double at = x.at(point.time());
      if (point.censored() && at - last >= 1) {
        double level = y.at(point.survival());
        svg.line(at, level - 5, at, level + 5, "censor a" + arm);
        last = at;
      }
    }
  }

  private String steps(Curve curve, double start, ToDoubleFunction<Point> height, Scale y) {
    var data = new StringBuilder(Svg.point('M', x.at(0), y.at(start)));
    for (Point point : curve.points()) {
      data.append('H').append(Svg.n(x.at(point.time())));
      data.append('V').append(Svg.n(y.at(height.applyAsDouble(point))));
    }
    return data.toString();
  }

  private void timeAxis(double bottom) {
    for (double value : ticks.values()) {
      svg.line(x.at(value), bottom, x.at(value), bottom + 4, "axis");
      svg.text(x.at(value), bottom + 17, "tick mid", ticks.label(value));
    }
    svg.text((LEFT + RIGHT) / 2.0, bottom + 34, "tick mid", plot.timeLabel());
  }

  private void atRisk(double top) {
    svg.text(LEFT, top, "small", "Number at risk");
    for (int i = 0; i < curves.size(); i++) {
      double row = top + ROW * (i + 1.0);
      svg.text(LEFT - 24.0, row, "small end", Escape.brief(curves.get(i).name(), 11));
      for (double value : ticks.values()) {
        svg.text(x.at(value), row, "small mid", Figures.count(atRisk(curves.get(i), value)));
      }
    }
  }

  private static long atRisk(Curve curve, double time) {
    for (Point point : curve.points()) {
      if (point.time() >= time) {
        return point.atRisk();
      }
    }
    return 0;
  }

  private void hazard(double top) {
    double most =
        curves.stream().mapToDouble(curve -> curve.points().getLast().hazard()).max().orElse(0);
    Ticks levels = Ticks.covering(most, 4);
    double bottom = top + PANEL;
    Scale y = new Scale(levels.top(), bottom, top);
    for (double level : levels.values()) {
      svg.line(LEFT, y.at(level), RIGHT, y.at(level), level == 0 ? "axis" : "grid");
      svg.text(LEFT - 8.0, y.at(level) + 4, "tick end", levels.label(level));
    }
    timeAxis(bottom);
    svg.upright(30, (top + bottom) / 2, "tick mid", "cumulative hazard");
    for (int i = 0; i < curves.size(); i++) {
      svg.path(steps(curves.get(i), 0, Point::hazard, y), "curve a" + i);
    }
  }

  private String description() {
    var words = new StringBuilder("Share without event and cumulative hazard over time. ");
    for (Curve curve : curves) {
      words
          .append(Escape.brief(curve.name(), 40))
          .append(": ")
          .append(Figures.plural(curve.subjects(), "row"))
          .append(", at the end ")
          .append(Figures.percent(curve.points().getLast().survival()))
          .append(" without event. ");
    }
    return words.toString();
  }

  private static String style() {
    var css =
        new StringBuilder(
            """
            text{font-family:system-ui,"Liberation Sans",Arial,sans-serif;fill:#111}
            .head{font-size:15px;font-weight:600}.tick{font-size:12px}.small{font-size:11px}
            .end{text-anchor:end}.mid{text-anchor:middle}
            .paper{fill:#fff}.axis{stroke:#333}.grid{stroke:#e2e2e2}
            .curve{fill:none;stroke-width:2.2}.censor{stroke-width:1.5}.band{fill-opacity:.7}
            """);
    for (int i = 0; i < MOST_CURVES; i++) {
      css.append(".a" + i + "{stroke:" + Patterns.ARM_COLOURS[i] + "}");
      css.append(".curve.a" + i + "{stroke-dasharray:" + DASHES[i] + "}");
      css.append(".h" + i + "{fill:url(#p-arm" + i + ")}\n");
    }
    return css.toString();
  }
}
