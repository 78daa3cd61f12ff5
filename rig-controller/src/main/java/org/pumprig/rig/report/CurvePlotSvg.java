package org.pumprig.rig.report;

import java.util.List;
import org.pumprig.rig.report.CurvePlot.Curve;
import org.pumprig.rig.report.CurvePlot.Panel;

/**
 * Draws a {@link CurvePlot}, as an SVG document of its own or as a figure of the report. Groups
 * differ in dashes and hatching, so that it can be printed in black and white.
 */
public final class CurvePlotSvg {
  private static final int MOST_CURVES = 8;

  private final Svg svg;
  private final CurvePlot plot;
  private final List<Panel> panels;
  private final int width;
  private final int left;
  private final int panelHeight;

  private CurvePlotSvg(Svg svg, CurvePlot plot, int width, int left, int panelHeight) {
    this.svg = svg;
    this.plot = plot;
    this.width = width;
    this.left = left;
    this.panelHeight = panelHeight;
    this.panels =
        plot.panels().stream()
            .map(
                panel ->
                    new Panel(
                        panel.label(),
                        panel.share(),
                        panel.atRisk(),
                        panel.curves().stream().limit(MOST_CURVES).toList()))
            .toList();
  }

  /** The document's bytes, in UTF-8. */
  public static byte[] render(CurvePlot plot) {
    return SvgDocument.render(
        plot.title(),
        description(plot),
        720,
        svg -> {
          var drawing = new CurvePlotSvg(svg, plot, 720, 104, 260);
          svg.text(104, 22, "head", plot.title());
          double end = drawing.draw(42);
          return (int) SvgDocument.note(svg, 104, end + 18, plot.note());
        });
  }

  /** A figure of the report. */
  static void figure(Page page, CurvePlot plot, String id) {
    Markup out = page.out();
    out.open("figure", "class", "km");
    var drawing = new CurvePlotSvg(new Svg(out), plot, 440, 58, 200);
    drawing.svg.start(
        id, 440, (int) drawing.height(14) + 14, "plot", plot.title(), description(plot));
    double end = drawing.draw(14);
    drawing.svg.text(426, end + 10, "small end", page.labels().words());
    drawing.svg.end();
    out.open("figcaption").text(plot.title() + ". " + plot.note());
    page.labels().mark(out);
    out.close("figcaption").close("figure");
  }

  private double height(double top) {
    double at = top + CurvePanel.ROW * (double) panels.getFirst().curves().size();
    for (Panel panel : panels) {
      at += panelHeight + CurvePanel.below(panel);
    }
    return at + 24.0 * (panels.size() - 1);
  }

  /** Returns where it ends. */
  private double draw(double top) {
    legend(top);
    double last =
        panels.stream()
            .flatMap(panel -> panel.curves().stream())
            .mapToDouble(curve -> curve.points().getLast().x())
            .max()
            .orElse(1);
    Ticks ticks = Ticks.covering(last, width > 500 ? 7 : 5);
    double at = top + CurvePanel.ROW * (double) panels.getFirst().curves().size();
    for (int i = 0; i < panels.size(); i++) {
      at += i == 0 ? 0 : 24;
      new CurvePanel(svg, panels.get(i), ticks, left, width - 16.0)
          .draw(at, at + panelHeight, plot.xLabel());
      at += panelHeight + CurvePanel.below(panels.get(i));
    }
    return at;
  }

  private void legend(double top) {
    List<Curve> curves = panels.getFirst().curves();
    for (int i = 0; i < curves.size(); i++) {
      double y = top + CurvePanel.ROW * (double) i;
      svg.line(left, y - 4, left + 44.0, y - 4, "curve a" + i);
      String words = Escape.brief(curves.get(i).name(), 50) + " (" + curves.get(i).subjects() + ")";
      svg.text(left + 52.0, y, "tick", words);
    }
  }

  private static String description(CurvePlot plot) {
    var words = new StringBuilder();
    for (Panel panel : plot.panels()) {
      words.append(panel.label()).append(" over ").append(plot.xLabel()).append(". ");
      for (Curve curve : panel.curves()) {
        double last = curve.points().getLast().value();
        words
            .append(Escape.brief(curve.name(), 40))
            .append(": ")
            .append(Figures.count(curve.subjects()))
            .append(" at the start, at the end ")
            .append(panel.share() ? Figures.percent(last) : Figures.significant(last))
            .append(". ");
      }
    }
    return words.toString();
  }
}
