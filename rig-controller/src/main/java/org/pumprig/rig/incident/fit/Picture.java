package org.pumprig.rig.incident.fit;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** Original and reproduction, one over the other, as a drawing (SVG). */
public final class Picture {
  private static final int WIDTH = 960;
  private static final int LEFT = 170;
  private static final int RIGHT = 20;
  private static final int CURVE = 90;
  private static final int LANE = 12;

  private static final String SHARE =
      "the share of time, of that in which something was seen, in which both differ";

  private final StringBuilder out = new StringBuilder();
  private final Reproduction of;
  private double y = 46;

  private Picture(Reproduction of) {
    this.of = of;
  }

  /** The drawing, UTF-8 text. */
  public static String svg(Reproduction of) {
    var picture = new Picture(of);
    picture.draw();
    int height = (int) picture.y + 40;
    String distance = percent(of.distancePpm());
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" \
    role="img" font-family="sans-serif" font-size="12">
    <title>Original of an incident and %s</title>
    <desc>Distance %s: %s</desc>
    <rect width="%d" height="%d" fill="#fff"/>
    <text x="10" y="18" font-size="14">Original (blue, thick) and %s (orange, thin)</text>
    <text x="10" y="36">Distance %s: %s</text>
    %s</svg>
    """
        .formatted(
            WIDTH,
            height,
            WIDTH,
            height,
            picture.other(),
            distance,
            SHARE,
            WIDTH,
            height,
            picture.other(),
            distance,
            SHARE,
            picture.out);
  }

  private String other() {
    return of.measured() ? "its measured rerun" : "what the plan asks for, NOT MEASURED";
  }

  private static String percent(long ppm) {
    return String.format(Locale.ROOT, "%.1f %%", ppm / 1e4);
  }

  private void draw() {
    curve("additional delay", Step::delayNanos, 1e6, "ms");
    curve("segments lost", Step::lossPpm, 1e4, "%");
    lanes("nothing came back", Step::silent);
    lanes("refused or cut", Step::away);
    lanes("late, no or error ack.", Step::mute);
    axis();
  }

  private double x(int step) {
    return LEFT + (WIDTH - LEFT - RIGHT) * (double) step / Math.max(1, of.original().size());
  }

  private void curve(String name, ToLongFunction<Step> value, double unit, String unitName) {
    long most =
        Math.max(
            1,
            Math.max(
                of.original().stream().mapToLong(value).max().orElse(1),
                of.reproduced().stream().mapToLong(value).max().orElse(1)));
    text(10, y + CURVE / 2.0, name);
    text(
        10,
        y + CURVE / 2.0 + 14,
        String.format(Locale.ROOT, "0 to %.1f %s", most / unit, unitName));
    path(of.original(), value, most, "#0b5fa5", 3);
    path(of.reproduced(), value, most, "#d9730d", 1.2);
    y += CURVE + 16;
  }

  private void path(
      List<Step> steps, ToLongFunction<Step> value, long most, String colour, double width) {
    var d = new StringBuilder();
    int bins = Math.min(steps.size(), WIDTH - LEFT - RIGHT);
    for (int bin = 0; bin < bins; bin++) {
      int from = (int) ((long) bin * steps.size() / bins);
      int to = (int) ((bin + 1L) * steps.size() / bins);
      long highest = 0;
      for (int i = from; i < to; i++) {
        highest = Math.max(highest, value.applyAsLong(steps.get(i)));
      }
      d.append(bin == 0 ? "M" : "L")
          .append(
              String.format(
                  Locale.ROOT, "%.1f %.1f", x(from), y + CURVE * (1 - (double) highest / most)));
    }
    out.append(
        "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\"/>%n"
            .formatted(d, colour, width)
            .replace("\r\n", "\n"));
  }

  private void lanes(String name, Predicate<Step> holds) {
    text(10, y + LANE, name);
    lane(of.original(), holds, "#0b5fa5", y);
    lane(of.reproduced(), holds, "#d9730d", y + LANE);
    y += 2 * LANE + 12;
  }

  private void lane(List<Step> steps, Predicate<Step> holds, String colour, double top) {
    int from = -1;
    for (int i = 0; i <= steps.size(); i++) {
      boolean on = i < steps.size() && holds.test(steps.get(i));
      if (on && from < 0) {
        from = i;
      } else if (!on && from >= 0) {
        out.append(
            String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>%n",
                x(from),
                top,
                Math.max(1, x(i) - x(from)),
                LANE - 2,
                colour));
        from = -1;
      }
    }
  }

  private void axis() {
    double seconds = of.stepNanos() / 1e9 * of.original().size();
    for (int i = 0; i <= 6; i++) {
      double at = LEFT + (WIDTH - LEFT - RIGHT) * i / 6.0;
      text(at - 12, y + 14, String.format(Locale.ROOT, "%.1f s", seconds * i / 6));
    }
    y += 20;
  }

  private void text(double x, double top, String words) {
    out.append(
        String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\">%s</text>%n", x, top, words));
  }
}
