package org.pumprig.rig.report;

/** The few shapes that the drawings are made of. Coordinates are rounded to tenths. */
final class Svg {
  /** Pixels (96 to the inch) between the margins of a sheet of A4. */
  private static final int PAPER_WIDTH = 686;

  private final Markup out;

  Svg(Markup out) {
    this.out = out;
  }

  /** Opens a drawing that has a title and a description for those who can't see it. */
  Svg start(String id, int width, int height, String cssClass, String title, String description) {
    String box = "0 0 " + width + " " + height;
    if (out.drawingStyle().isEmpty()) {
      String names = id + "-t " + id + "-d";
      out.open("svg", "viewBox", box, "class", cssClass, "role", "img", "aria-labelledby", names);
    } else {
      startOnPaper(box, width, height, cssClass, title + ". " + description);
    }
    out.leaf("title", title, "id", id + "-t");
    out.leaf("desc", description, "id", id + "-d");
    return this;
  }

  /** Opens a small sign; the words beside it say the same. */
  Svg startSign(int width, int height, String words) {
    String box = "0 0 " + width + " " + height;
    if (out.drawingStyle().isEmpty()) {
      out.open("svg", "viewBox", box, "class", "sign", "aria-hidden", "true");
    } else {
      startOnPaper(box, width, height, "sign", words);
    }
    return this;
  }

  private void startOnPaper(String box, int width, int height, String cssClass, String words) {
    double scale = Math.min(1, PAPER_WIDTH / (double) width);
    out.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "viewBox",
        box,
        "class",
        cssClass,
        "width",
        Long.toString(Math.round(width * scale)),
        "height",
        Long.toString(Math.round(height * scale)),
        "alt",
        words);
    out.style(out.drawingStyle());
    Patterns.definitions(out);
  }

  void end() {
    out.close("svg");
  }

  Svg line(double x1, double y1, double x2, double y2, String cssClass) {
    out.empty("line", "x1", n(x1), "y1", n(y1), "x2", n(x2), "y2", n(y2), "class", cssClass);
    return this;
  }

  Svg rect(double x, double y, double width, double height, String cssClass) {
    out.empty(
        "rect",
        "x",
        n(x),
        "y",
        n(y),
        "width",
        n(Math.max(0, width)),
        "height",
        n(Math.max(0, height)),
        "class",
        cssClass);
    return this;
  }

  Svg circle(double x, double y, double radius, String cssClass) {
    out.empty("circle", "cx", n(x), "cy", n(y), "r", n(radius), "class", cssClass);
    return this;
  }

  Svg path(String data, String cssClass) {
    out.empty("path", "d", data, "class", cssClass);
    return this;
  }

  Svg text(double x, double y, String cssClass, String text) {
    out.leaf("text", text, "x", n(x), "y", n(y), "class", cssClass);
    return this;
  }

  /** Text set upwards along a vertical axis. */
  Svg upright(double x, double y, String cssClass, String text) {
    String turn = "rotate(-90 " + n(x) + " " + n(y) + ")";
    out.leaf("text", text, "x", n(x), "y", n(y), "class", cssClass, "transform", turn);
    return this;
  }

  /** A coordinate: tenths, no exponent, no locale. */
  static String n(double value) {
    long tenths = Math.round(value * 10);
    String sign = tenths < 0 ? "-" : "";
    long size = Math.abs(tenths);
    return size % 10 == 0 ? sign + size / 10 : sign + size / 10 + "." + size % 10;
  }

  static String point(char command, double x, double y) {
    return command + n(x) + " " + n(y);
  }
}
