package org.pumprig.rig.report;

/** Explains the signs of the timelines once. */
final class TimelineLegend {
  private TimelineLegend() {}

  static void write(Markup out) {
    out.open("ul", "class", "legend");
    var svg = new Svg(out);
    sign(out, "fault requested (circle), applied (tick)");
    svg.line(3, 7, 14, 7, "f-wait").circle(3, 7, 2.2, "f-requested");
    svg.line(14, 1.5, 14, 12.5, "f-applied");
    close(out);
    sign(out, "seen acting, until reverted");
    svg.rect(1, 2.5, 26, 9, "f-acting");
    close(out);
    sign(out, "applied, but not seen acting");
    svg.rect(1, 2.5, 26, 9, "f-unseen");
    close(out);
    sign(out, "reverted, until recovery was seen");
    svg.line(1, 7, 26, 7, "f-heal").line(26, 2.5, 26, 11.5, "f-recovered");
    close(out);
    sign(out, "connectivity errors so far");
    svg.path("M1 12H9V8H18V3H27", "errors");
    close(out);
    sign(out, "flow measured");
    svg.path("M1 8L9 6L18 8L27 7", "flow");
    close(out);
    sign(out, "rate programmed");
    svg.line(1, 7, 27, 7, "programmed");
    close(out);
    sign(out, "rig blind");
    svg.rect(1, 1, 26, 12, "blind");
    close(out);
    out.close("ul");
  }

  private static void sign(Markup out, String words) {
    out.open("li").leaf("span", words, "class", "words");
    new Svg(out).startSign(28, 14, words);
  }

  private static void close(Markup out) {
    out.close("svg").close("li");
  }
}
