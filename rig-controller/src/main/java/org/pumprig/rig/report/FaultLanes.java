package org.pumprig.rig.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The bars that show each fault's life, packed into lanes and labelled by name. */
final class FaultLanes {
  static final int LANE = 15;
  private static final int MOST_NAMED_LANES = 8;
  private static final int MOST_LANES = 12;
  private static final double CHAR = 5.6;

  /** A fault's place: its lane, its label, and where that begins. */
  private record Placed(FaultWindow fault, int lane, String label, double labelAt) {}

  private final RunReport run;
  private final Scale x;
  private final List<Placed> placed;
  private final int lanes;

  FaultLanes(RunReport run, Scale x) {
    this.run = run;
    this.x = x;
    var named = new LanePacker(MOST_LANES);
    List<Placed> all = place(named, true);
    if (named.lanes() > MOST_NAMED_LANES) {
      var brief = new LanePacker(MOST_LANES);
      all = place(brief, false);
      this.lanes = brief.lanes();
    } else {
      this.lanes = named.lanes();
    }
    this.placed = all;
  }

  double height() {
    return lanes * (double) LANE;
  }

  private List<Placed> place(LanePacker packer, boolean named) {
    var result = new ArrayList<Placed>();
    for (FaultWindow fault : run.faults().stream().limit(Bounds.FAULT_ROWS_PER_RUN).toList()) {
      double from = x.at(fault.requestedNanos());
      double to = Math.max(from + 3, x.at(end(fault)));
      String label = named ? Escape.brief(fault.name(), 30) + remark(fault) : fault.id();
      label = Escape.brief(label, named ? 60 : 6);
      double width = label.length() * CHAR + 12;
      boolean after = to + width <= x.to() || from - width < x.from();
      double labelAt = after ? Math.min(to + 6, x.to() - width + 6) : from - width + 4;
      int lane = packer.place(Math.min(from, labelAt) - 3, Math.max(to, labelAt + width - 8) + 3);
      result.add(new Placed(fault, lane, label, labelAt));
    }
    return List.copyOf(result);
  }

  private static String remark(FaultWindow fault) {
    if (fault.appliedNanos().isEmpty()) {
      return " (never applied)";
    }
    if (fault.revertedNanos().isEmpty()) {
      return " (not reverted)";
    }
    return fault.recoveredNanos().isEmpty() ? " (recovery not seen)" : "";
  }

  private long end(FaultWindow fault) {
    if (fault.recoveredNanos().isPresent()) {
      return fault.recoveredNanos().getAsLong();
    }
    if (fault.revertedNanos().isPresent()) {
      return fault.revertedNanos().getAsLong();
    }
    return fault.appliedNanos().isPresent() ? run.durationNanos() : fault.requestedNanos();
  }

  void draw(Svg svg, double top) {
    for (Placed one : placed) {
      bar(svg, one.fault(), top + one.lane() * (double) LANE + LANE / 2.0);
    }
    for (Placed one : placed) {
      double at = top + one.lane() * (double) LANE + LANE / 2.0 + 3.5;
      svg.text(one.labelAt(), at, "small halo", one.label());
    }
  }

  private void bar(Svg svg, FaultWindow fault, double y) {
    double requested = x.at(fault.requestedNanos());
    OptionalLong acts =
        fault.observedStartNanos().isPresent() ? fault.observedStartNanos() : fault.appliedNanos();
    if (acts.isPresent()) {
      double from = x.at(acts.getAsLong());
      double to = x.at(fault.revertedNanos().orElse(run.durationNanos()));
      svg.line(requested, y, from, y, "f-wait");
      boolean seen = fault.observedStartNanos().isPresent();
      svg.rect(from, y - 4.5, Math.max(to - from, 1.5), 9, seen ? "f-acting" : "f-unseen");
      if (fault.recoveredNanos().isPresent()) {
        double recovered = x.at(fault.recoveredNanos().getAsLong());
        svg.line(to, y, recovered, y, "f-heal");
        svg.line(recovered, y - 4.5, recovered, y + 4.5, "f-recovered");
      }
    }
    fault.appliedNanos().ifPresent(t -> svg.line(x.at(t), y - 5.5, x.at(t), y + 5.5, "f-applied"));
    svg.circle(requested, y, 2.2, "f-requested");
  }

  /** Shades the time in which a fault acted, behind the plots. */
  void shade(Svg svg, double top, double bottom) {
    for (Placed one : placed) {
      FaultWindow fault = one.fault();
      OptionalLong acts =
          fault.observedStartNanos().isPresent()
              ? fault.observedStartNanos()
              : fault.appliedNanos();
      if (acts.isPresent()) {
        double from = x.at(acts.getAsLong());
        double to = x.at(fault.revertedNanos().orElse(run.durationNanos()));
        svg.rect(from, top, Math.max(to - from, 1), bottom - top, "shade");
      }
    }
  }
}
