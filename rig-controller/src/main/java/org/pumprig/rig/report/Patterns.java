package org.pumprig.rig.report;

/** Hatchings, so that nothing is told by colour alone. */
final class Patterns {
  /** Okabe and Ito's colours, which colour-blind readers tell apart (jfly, 2008); one per arm. */
  static final String[] ARM_COLOURS = {
    "#b34700", "#0067a3", "#00785a", "#a8507f", "#8a6100", "#2f7fb0", "#5b5b00", "#444444"
  };

  /** Dashes of the curves, one per arm, in the report as in files; the first is solid. */
  static final String[] DASHES = {
    "none", "7 4", "2 3", "10 3 2 3", "1 4", "14 5", "5 2 1 2", "3 7"
  };

  private Patterns() {}

  static void define(Markup out) {
    out.open("svg", "class", "defs", "width", "0", "height", "0", "aria-hidden", "true");
    definitions(out);
    out.close("svg");
  }

  /** The same for the inside of a drawing. */
  static void definitions(Markup out) {
    out.open("defs");
    for (int i = 0; i < ARM_COLOURS.length; i++) {
      int turn = i % 2 == 0 ? 45 : -45;
      lines(out, "p-arm" + i, 6 + 2 * (i / 2), turn, ARM_COLOURS[i], "0.9");
    }
    lines(out, "p-blind", 6, 45, "#3d3d3d", "1.6");
    lines(out, "p-unseen", 4, -45, "#7a5a00", "1.2");
    out.close("defs");
  }

  private static void lines(
      Markup out, String id, int spacing, int turn, String colour, String width) {
    String size = Integer.toString(spacing);
    out.open(
        "pattern",
        "id",
        id,
        "width",
        size,
        "height",
        size,
        "patternUnits",
        "userSpaceOnUse",
        "patternTransform",
        "rotate(" + turn + ")");
    out.empty(
        "line",
        "x1",
        "0",
        "y1",
        "0",
        "x2",
        "0",
        "y2",
        size,
        "stroke",
        colour,
        "stroke-width",
        width);
    out.close("pattern");
  }
}
