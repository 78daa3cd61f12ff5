package org.pumprig.rig.report;

import java.util.List;

/** Kaplan–Meier curves of all arms with limits, censoring marks and numbers at risk. */
final class SurvivalFigure {
  private static final int WIDTH = 440;
  private static final int LEFT = 50;
  private static final int RIGHT = 426;
  private static final int PLOT_HEIGHT = 200;
  private static final int LEGEND_ROW = 16;

  private final Page page;
  private final Svg svg;
  private final List<SurvivalPlot.Curve> curves;
  private final SurvivalPlot plot;
  private final double unit;
  private final Ticks ticks;
  private final Scale x;
  private final Scale y;
  private final double top;
  private final double bottom;

  private SurvivalFigure(Page page, SurvivalPlot plot) {
    this.page = page;
    this.svg = new Svg(page.out());
    this.plot = plot;
    this.curves = plot.curves().subList(0, Math.min(plot.curves().size(), Bounds.ARMS));
    long max = curves.stream().mapToLong(SurvivalFigure::extent).max().orElse(0);
    this.unit = unitOf(plot.x(), max);
    this.ticks = Ticks.covering(max / unit, 6);
    int legendRows = (curves.size() + 1) / 2;
    this.top = 12 + LEGEND_ROW * legendRows;
    this.bottom = top + PLOT_HEIGHT;
    this.x = new Scale(ticks.top() * unit, LEFT, RIGHT);
    this.y = new Scale(1, bottom, top);
  }

  /** Writes plot number {@code index} of a comparison; {@code id} is unique in the document. */
  static void write(Page page, Comparison comparison, int index, String id) {
    SurvivalPlot plot = comparison.plots().get(index);
    Markup out = page.out();
    out.open("figure", "class", "km");
    new SurvivalFigure(page, plot).draw(id, comparison.endpoint());
    out.open("figcaption");
    out.text(
        "Kaplan–Meier: share of pumps without event against "
            + axisWords(plot.x())
            + ". Shaded: "
            + plot.limits()
            + ". Upright ticks: censored pumps.");
    page.labels().mark(out);
    out.close("figcaption").close("figure");
  }

  private void draw(String id, String endpoint) {
    int height = (int) bottom + 54 + 14 * (curves.size() + 1);
    svg.start(id, WIDTH, height, "plot", "Survival curves: " + endpoint, describe());
    frame();
    legend();
    for (SurvivalPlot.Curve curve : curves) {
      SurvivalCurve.limits(svg, curve, page.armIndex(curve.arm()), x, y);
    }
    for (SurvivalPlot.Curve curve : curves) {
      SurvivalCurve.line(svg, curve, page.armIndex(curve.arm()), x, y);
    }
    atRisk();
    svg.text(RIGHT, height - 4.0, "small end", page.labels().words());
    svg.end();
  }

  private void frame() {
    for (int percent = 0; percent <= 100; percent += 25) {
      double at = y.at(percent / 100.0);
      svg.line(LEFT, at, RIGHT, at, percent == 0 ? "axis" : "grid");
      svg.text(LEFT - 6.0, at + 4, "tick end", percent + " %");
    }
    for (double value : ticks.values()) {
      double at = x.at(value * unit);
      svg.line(at, bottom, at, bottom + 4, "axis");
      svg.text(at, bottom + 16, "tick mid", ticks.label(value));
    }
    svg.text((LEFT + RIGHT) / 2.0, bottom + 31, "tick mid", axisTitle());
    svg.upright(12, (top + bottom) / 2, "tick mid", "pumps without event");
  }

  private void legend() {
    for (int i = 0; i < curves.size(); i++) {
      SurvivalPlot.Curve curve = curves.get(i);
      double left = LEFT + (i % 2) * 190.0;
      int row = i / 2;
      double at = 10 + LEGEND_ROW * row;
      svg.line(left, at, left + 26, at, "curve a" + page.armIndex(curve.arm()));
      String words = Escape.brief(curve.arm(), 16) + " (" + Figures.plural(curve.atRisk(), "pump");
      svg.text(left + 32, at + 4, "tick", words + ")");
    }
  }

  private void atRisk() {
    double row = bottom + 46;
    svg.text(LEFT - 6.0, row, "small end", "at risk");
    for (SurvivalPlot.Curve curve : curves) {
      row += 13;
      svg.text(LEFT - 12.0, row, "small end", Escape.brief(curve.arm(), 7));
      for (double value : ticks.values()) {
        long at = Math.round(value * unit);
        svg.text(x.at(at), row, "small mid", Figures.count(SurvivalCurve.atRisk(curve, at)));
      }
    }
  }

  private String axisTitle() {
    return switch (plot.x()) {
      case TIME_NANOS ->
          "time at risk [" + TimeUnitScale.of(Math.round(unit * ticks.top())).symbol() + "]";
      case CONNECTIVITY_ERRORS -> "connectivity errors since the start";
    };
  }

  private String describe() {
    var out = new StringBuilder();
    for (SurvivalPlot.Curve curve : curves) {
      double last = curve.steps().isEmpty() ? 1 : curve.steps().getLast().survival();
      out.append(Escape.brief(curve.arm(), 40))
          .append(": ")
          .append(Figures.plural(curve.atRisk(), "pump"))
          .append(", at the end ")
          .append(Figures.percent(last))
          .append(" without event, ")
          .append(Figures.count(curve.censoredAt().size()))
          .append(" censored. ");
    }
    return out.append(page.labels().words()).toString();
  }

  private static String axisWords(SurvivalPlot.Axis axis) {
    return switch (axis) {
      case TIME_NANOS -> "time at risk";
      case CONNECTIVITY_ERRORS -> "connectivity errors";
    };
  }

  private static double unitOf(SurvivalPlot.Axis axis, long max) {
    return switch (axis) {
      case TIME_NANOS -> TimeUnitScale.of(max).nanos();
      case CONNECTIVITY_ERRORS -> 1;
    };
  }

  private static long extent(SurvivalPlot.Curve curve) {
    long last = curve.steps().isEmpty() ? 0 : curve.steps().getLast().at();
    return Math.max(curve.followedTo(), last);
  }
}
