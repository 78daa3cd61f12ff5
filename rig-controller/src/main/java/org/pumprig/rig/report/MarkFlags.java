package org.pumprig.rig.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Upright lines at what happened to the unit, each with a flag that names it. Where so much happens
 * at once that a name would lie over another, the flag stands without it, and they are counted.
 */
final class MarkFlags {
  static final int LANE = 14;
  private static final int MOST_LANES = 12;
  private static final double CHAR = 5.8;

  private record Placed(RunMark mark, int lane, String label, boolean left) {}

  private final Scale x;
  private final List<Placed> placed;
  private final int lanes;

  MarkFlags(RunReport run, Scale x) {
    this.x = x;
    var packer = new LanePacker(MOST_LANES);
    var all = new ArrayList<Placed>();
    for (RunMark mark : run.marks().stream().limit(Bounds.MARKS_PER_RUN).toList()) {
      String label = label(mark);
      double at = x.at(mark.atNanos());
      double width = label.length() * CHAR + 10;
      boolean left = at + width > x.to();
      double from = left ? at - width : at - 1;
      double to = left ? at + 1 : at + width;
      if (packer.hasRoom(from, to)) {
        all.add(new Placed(mark, packer.place(from, to), label, left));
      } else {
        all.add(new Placed(mark, MOST_LANES - 1, "", left));
      }
    }
    this.placed = List.copyOf(all);
    this.lanes = packer.lanes();
  }

  double height() {
    return (lanes + (nameless() > 0 ? 1 : 0)) * (double) LANE;
  }

  /** How many had no room for their names. */
  long nameless() {
    return placed.stream().filter(one -> one.label().isEmpty()).count();
  }

  static String label(RunMark mark) {
    String words = mark.kind().words();
    return mark.text().isBlank() ? words : words + " " + Escape.brief(mark.text(), 32);
  }

  void draw(Svg svg, double top, double bottom) {
    for (Placed one : placed) {
      double at = x.at(one.mark().atNanos());
      double flag = top + one.lane() * (double) LANE;
      String kind = kindClass(one.mark().kind());
      svg.line(at, flag + 2, at, bottom, "mark " + kind);
      svg.rect(one.left() ? at - 5 : at, flag + 2, 5, 9, "flag " + kind);
      double text = one.left() ? at - 8 : at + 8;
      String anchor = one.left() ? "small halo end" : "small halo";
      if (!one.label().isEmpty()) {
        svg.text(text, flag + 10.5, anchor, one.label());
      }
    }
    long nameless = nameless();
    if (nameless > 0) {
      String words = Figures.plural(nameless, "event") + " without room for a name";
      svg.text(x.to(), top + lanes * (double) LANE + 10.5, "small halo end", words);
    }
  }

  private static String kindClass(RunMark.Kind kind) {
    return switch (kind) {
      case WATCHDOG -> "m-watchdog";
      case FLOW_STOP -> "m-stop";
      case ALARM -> "m-alarm";
      case SCREEN -> "m-screen";
      case POWER_CYCLE -> "m-power";
      case REPROGRAMMED -> "m-program";
      case NOTE -> "m-note";
    };
  }
}
