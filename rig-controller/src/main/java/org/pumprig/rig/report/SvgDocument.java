package org.pumprig.rig.report;

import java.nio.charset.StandardCharsets;
import java.util.function.ToIntFunction;

/** A drawing as a file of its own, with its style and hatchings inside. */
final class SvgDocument {
  private static final int LONGEST_LINE = 96;

  private SvgDocument() {}

  /**
   * The document's bytes, in UTF-8.
   *
   * @param content draws, and returns the height that it needs; it is called twice
   */
  static byte[] render(String title, String description, int width, ToIntFunction<Svg> content) {
    int height = content.applyAsInt(new Svg(new Markup()));
    var out = new Markup();
    var svg = new Svg(out);
    out.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "viewBox",
        "0 0 " + width + " " + height,
        "width",
        Integer.toString(width),
        "height",
        Integer.toString(height),
        "role",
        "img",
        "aria-labelledby",
        "t d");
    out.leaf("title", title, "id", "t");
    out.leaf("desc", description, "id", "d");
    out.style(style());
    Patterns.define(out);
    svg.rect(0, 0, width, height, "paper");
    if (content.applyAsInt(svg) != height) {
      throw new IllegalStateException("the same drawing must be equally high twice");
    }
    out.close("svg");
    return out.finish().getBytes(StandardCharsets.UTF_8);
  }

  /** Writes a note in lines that fit; returns where the drawing may end. */
  static double note(Svg svg, double x, double y, String text) {
    return note(svg, x, y, text, LONGEST_LINE);
  }

  /** The same in lines of at most so many characters. */
  static double note(Svg svg, double x, double y, String text, int longest) {
    double at = y;
    var line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (line.length() + word.length() > longest) {
        svg.text(x, at, "small", line.toString().stripTrailing());
        line.setLength(0);
        at += CurvePanel.ROW;
      }
      line.append(word).append(' ');
    }
    svg.text(x, at, "small", line.toString().stripTrailing());
    return at + 12;
  }

  private static String style() {
    var css =
        new StringBuilder(
            """
            text{font-family:system-ui,"Liberation Sans",Arial,sans-serif;fill:#111}
            .head{font-size:15px;font-weight:600}.tick{font-size:12px}.small{font-size:11px}
            .end{text-anchor:end}.mid{text-anchor:middle}
            .paper{fill:#fff}.axis{stroke:#333}.grid{stroke:#e2e2e2}
            .curve{fill:none;stroke-width:2.2}.censor{stroke-width:1.5}.hatch{fill-opacity:.7}
            .whisker{stroke:#111;stroke-width:1.6}.point{fill:#111}.arrow{fill:#111}
            .none{stroke:#333;stroke-dasharray:3 3}.margin{fill:none;stroke:#111;stroke-width:1.6}
            .look-path{fill:none;stroke:#111;stroke-width:2}.look-dot{fill:#111}
            .look-bound{fill:none;stroke:#555;stroke-width:1.8;stroke-dasharray:6 4}
            .look-mark{stroke:#555;stroke-width:1.8}
            .cell{stroke:#999}.g0{fill:#fff}.g1{fill:#e4e4e4}.g2{fill:#bbb}.g3{fill:#6a6a6a}.g4{fill:#222}
            .impossible{fill:url(#p-blind);fill-opacity:.25}text.light{fill:#fff}
            .boundary{stroke:#000;stroke-width:4;stroke-linecap:square}
            """);
    for (int i = 0; i < Patterns.ARM_COLOURS.length; i++) {
      css.append(".a" + i + "{stroke:" + Patterns.ARM_COLOURS[i] + "}");
      css.append(".curve.a" + i + "{stroke-dasharray:" + Patterns.DASHES[i] + "}");
      css.append(".h" + i + "{fill:url(#p-arm" + i + ")}\n");
    }
    return css.toString();
  }
}
