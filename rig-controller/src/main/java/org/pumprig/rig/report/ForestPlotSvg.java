package org.pumprig.rig.report;

import java.util.ArrayList;
import java.util.List;
import org.pumprig.rig.report.ForestPlot.Panel;
import org.pumprig.rig.report.ForestPlot.Row;

/** Draws a {@link ForestPlot}, as an SVG document of its own or as a figure of the report. */
public final class ForestPlotSvg {
  private static final int MOST_ROWS = 40;
  private static final int ROW = 24;
  private static final int LINE = 14;
  private static final int LABEL_CHARS = 36;
  private static final int MOST_LINES = 5;
  private static final int WIDTH = 860;
  private static final int LEFT = 252;
  private static final int RIGHT = 580;

  private final Svg svg;

  private ForestPlotSvg(Svg svg) {
    this.svg = svg;
  }

  /** The document's bytes, in UTF-8. */
  public static byte[] render(ForestPlot plot) {
    return SvgDocument.render(
        plot.title(),
        description(plot),
        WIDTH,
        svg -> {
          svg.text(16, 24, "head", plot.title());
          double end = new ForestPlotSvg(svg).draw(plot, 44);
          return (int) SvgDocument.note(svg, 16, end + 8, plot.note());
        });
  }

  /** A figure of the report. */
  static void figure(Page page, ForestPlot plot, String id) {
    Markup out = page.out();
    out.open("figure", "class", "forest");
    int height = (int) new ForestPlotSvg(new Svg(new Markup())).draw(plot, 12) + 12;
    var svg = new Svg(out);
    svg.start(id, WIDTH, height, "plot wide", plot.title(), description(plot));
    double end = new ForestPlotSvg(svg).draw(plot, 12);
    svg.text(WIDTH - 6.0, end + 8, "small end", page.labels().words());
    svg.end();
    out.open("figcaption").text(plot.title() + ". " + plot.note());
    page.labels().mark(out);
    out.close("figcaption").close("figure");
  }

  private double draw(ForestPlot plot, double top) {
    double at = top;
    for (Panel panel : plot.panels()) {
      List<Row> rows = panel.rows().subList(0, Math.min(panel.rows().size(), MOST_ROWS));
      var axis = ForestAxis.of(panel, LEFT, RIGHT);
      double bottom = at + rows.stream().mapToInt(ForestPlotSvg::height).sum();
      axis.draw(svg, at, bottom);
      if (panel.noDifference().isPresent()) {
        double none = axis.at(panel.noDifference().getAsDouble());
        svg.line(none, at, none, bottom, "none");
      }
      double y = at;
      for (Row row : rows) {
        row(row, axis, y + height(row) / 2.0);
        y += height(row);
      }
      svg.text((LEFT + RIGHT) / 2.0, bottom + 32, "tick mid", panel.label());
      at = bottom + 52;
    }
    return at;
  }

  private static int height(Row row) {
    return ROW + LINE * (Lines.of(row.name(), LABEL_CHARS, MOST_LINES).size() - 1);
  }

  private void row(Row row, ForestAxis axis, double y) {
    List<String> label = Lines.of(row.name(), LABEL_CHARS, MOST_LINES);
    for (int i = 0; i < label.size(); i++) {
      svg.text(
          LEFT - 12.0, y + 4 + LINE * (i - (label.size() - 1) / 2.0), "tick end", label.get(i));
    }
    double from = axis.at(row.lower());
    double to = axis.at(row.upper());
    svg.line(from, y, to, y, "whisker");
    boolean bothBelow = axis.below(row.upper());
    boolean bothAbove = axis.above(row.lower());
    if (!bothAbove) {
      end(axis.beyond(row.lower()), from, y, -1);
    }
    if (!bothBelow) {
      end(axis.beyond(row.upper()), to, y, 1);
    }
    if (row.margin().isPresent()) {
      double margin = axis.at(row.margin().getAsDouble());
      svg.path(
          Svg.point('M', margin, y - 6)
              + Svg.point('L', margin + 5, y)
              + Svg.point('L', margin, y + 6)
              + Svg.point('L', margin - 5, y)
              + "Z",
          "margin");
    }
    if (row.estimate().isPresent() && !axis.beyond(row.estimate().getAsDouble())) {
      svg.rect(axis.at(row.estimate().getAsDouble()) - 4, y - 4, 8, 8, "point");
    }
    svg.text(RIGHT + 14.0, y + 4, "tick", words(row));
  }

  /** A limit beyond the axis is an arrow, any other a short upright line. */
  private void end(boolean beyond, double x, double y, int direction) {
    if (beyond) {
      svg.path(
          Svg.point('M', x + 6.0 * direction, y)
              + Svg.point('L', x - 2.0 * direction, y - 4)
              + Svg.point('L', x - 2.0 * direction, y + 4)
              + "Z",
          "arrow");
    } else {
      svg.line(x, y - 4, x, y + 4, "whisker");
    }
  }

  private static String words(Row row) {
    List<String> words = new ArrayList<>();
    if (row.lower() == row.upper() && Double.isInfinite(row.lower())) {
      words.add("without bound " + (row.lower() < 0 ? "below" : "above"));
    } else {
      words.add(row.estimate().isPresent() ? number(row.estimate().getAsDouble()) : "no estimate");
      words.add("(" + number(row.lower()) + " to " + number(row.upper()) + ")");
    }
    if (row.margin().isPresent()) {
      words.add("margin " + number(row.margin().getAsDouble()));
    }
    return String.join(row.lower() == row.upper() ? ", " : " ", words);
  }

  private static String number(double value) {
    return value == Double.NEGATIVE_INFINITY ? "−∞" : Figures.significant(value).replace('-', '−');
  }

  private static String description(ForestPlot plot) {
    var words = new StringBuilder();
    for (Panel panel : plot.panels()) {
      words.append(panel.label()).append(": ");
      for (Row row : panel.rows().subList(0, Math.min(panel.rows().size(), MOST_ROWS))) {
        words.append(row.name()).append(' ').append(words(row)).append("; ");
      }
    }
    return words.toString();
  }
}
