package org.pumprig.rig.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Draws a {@link LookView}: boundaries dashed, the path solid with a dot a look, told apart without
 * colour.
 */
public final class LookFigure {
  private static final int WIDTH = 560;
  private static final int HEIGHT = 300;
  private static final int LEFT = 64;
  private static final int RIGHT = 544;
  private static final int TOP = 34;
  private static final int BOTTOM = 244;

  private final Svg svg;
  private final LookView view;
  private final double down;
  private final double least;
  private final double most;
  private final Ticks across;

  private LookFigure(Svg svg, LookView view, double down) {
    this.svg = svg;
    this.down = down;
    this.view = view;
    double[] all =
        view.points().stream()
            .flatMap(point -> Stream.of(point.seen(), point.upper(), point.lower()))
            .flatMapToDouble(OptionalDouble::stream)
            .toArray();
    double low = DoubleStream.of(all).min().orElse(0);
    double high = DoubleStream.of(all).max().orElse(1);
    double room = Math.max(0.5, (high - low) * 0.08);
    this.least = Math.min(0, low) - (low < 0 ? room : 0);
    this.most = Math.max(0, high) + room;
    this.across = Ticks.covering(view.points().getLast().at(), 6);
  }

  /** The document's bytes, in UTF-8. */
  public static byte[] render(LookView view) {
    List<String> words = new ArrayList<>(view.notes());
    words.addFirst(view.sentence());
    return SvgDocument.render(
        view.title(),
        view.sentence(),
        WIDTH,
        svg -> {
          svg.text(LEFT, 14, "head", view.title());
          new LookFigure(svg, view, 24).draw();
          double end = BOTTOM + 24 + 60.0;
          for (String line : words) {
            end = SvgDocument.note(svg, 16, end, line, 84) + 4;
          }
          return (int) end;
        });
  }

  static void write(Page page, LookView view, String id) {
    Markup out = page.out();
    out.open("figure");
    var svg = new Svg(out);
    svg.start(id, WIDTH, HEIGHT, "plot", view.title(), view.sentence());
    new LookFigure(svg, view, 0).draw();
    svg.end();
    out.leaf("figcaption", view.sentence());
    for (String note : view.notes()) {
      out.leaf("figcaption", note);
    }
    out.close("figure");
  }

  private void draw() {
    legend();
    Ticks levels = Ticks.covering(most - Math.min(0, least), 5);
    double step = levels.values().get(1);
    for (double level = Math.ceil(least / step) * step; level <= most; level += step) {
      svg.line(LEFT, y(level), RIGHT, y(level), Math.abs(level) < step / 2 ? "axis" : "grid");
      String label = (level < -step / 2 ? "−" : "") + levels.label(Math.abs(level));
      svg.text(LEFT - 8.0, y(level) + 4, "tick end", label);
    }
    for (double value : across.values()) {
      svg.line(x(value), BOTTOM + down, x(value), BOTTOM + down + 4.0, "axis");
      svg.text(x(value), BOTTOM + down + 17.0, "tick mid", across.label(value));
    }
    svg.text((LEFT + RIGHT) / 2.0, BOTTOM + down + 36.0, "tick mid", view.horizontal());
    svg.upright(18, (TOP + BOTTOM) / 2.0 + down, "tick mid", view.vertical());
    line(LookView.Point::upper, "look-bound");
    line(LookView.Point::lower, "look-bound");
    line(LookView.Point::seen, "look-path");
    for (LookView.Point point : view.points()) {
      point.seen().ifPresent(seen -> svg.circle(x(point.at()), y(seen), 3.2, "look-dot"));
      point.upper().ifPresent(at -> mark(point.at(), at));
      point.lower().ifPresent(at -> mark(point.at(), at));
    }
  }

  private void mark(double at, double level) {
    svg.line(x(at) - 4, y(level), x(at) + 4, y(level), "look-mark");
  }

  private void legend() {
    svg.line(LEFT, down + 16, LEFT + 34.0, down + 16, "look-path");
    svg.circle(LEFT + 17.0, down + 16, 3.2, "look-dot");
    svg.text(LEFT + 42.0, down + 20, "tick", "path, a dot a look");
    svg.line(LEFT + 190.0, down + 16, LEFT + 224.0, down + 16, "look-bound");
    svg.text(LEFT + 232.0, down + 20, "tick", "boundary");
  }

  private void line(Function<LookView.Point, OptionalDouble> which, String cssClass) {
    List<LookView.Point> points =
        view.points().stream().filter(point -> which.apply(point).isPresent()).toList();
    var data = new StringBuilder();
    for (LookView.Point point : points) {
      double level = which.apply(point).orElse(0);
      data.append(Svg.point(data.isEmpty() ? 'M' : 'L', x(point.at()), y(level)));
    }
    if (points.size() > 1) {
      svg.path(data.toString(), cssClass);
    }
  }

  private double x(double at) {
    return new Scale(across.top(), LEFT, RIGHT).at(at);
  }

  private double y(double level) {
    return new Scale(most - least, BOTTOM + down, TOP + down).at(level - least);
  }
}
