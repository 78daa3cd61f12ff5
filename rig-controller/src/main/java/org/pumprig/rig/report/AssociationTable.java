package org.pumprig.rig.report;

import java.util.OptionalLong;

/** How fast units noticed that their access point was ill, and how fast they came back. */
final class AssociationTable {
  private AssociationTable() {}

  static void write(Page page) {
    long total = page.model().runs().stream().mapToLong(AssociationTable::told).sum();
    if (total == 0) {
      return;
    }
    page.out().leaf("h3", "From the access point and back to it, per unit");
    page.startTable(
        "numbers associations",
        "When the rig's access point said that a unit went and came, in seconds",
        "Fault",
        "What it does",
        "Gone after [s]",
        "Away for [s]",
        "Back after the fault's end [s]");
    int shown = 0;
    for (RunReport run : page.model().runs()) {
      int here = (int) Math.min(told(run), Bounds.FAULT_ROWS - shown);
      if (here > 0) {
        group(page, run);
        run.faults().stream()
            .filter(FaultWindow::away)
            .limit(here)
            .forEach(fault -> row(page.out(), fault));
        shown += here;
      }
    }
    page.endTable();
    page.leftOut((int) total, shown, "faults");
    page.out()
        .leaf(
            "p",
            "— means that the access point didn't say so: one that was killed, or fell silent,"
                + " doesn't learn when a unit notices. A unit that was back before the fault's end"
                + " has a negative time after it.",
            "class",
            "note");
  }

  private static long told(RunReport run) {
    return run.faults().stream().filter(FaultWindow::away).count();
  }

  private static void group(Page page, RunReport run) {
    Markup out = page.out();
    out.open("tr", "class", "group").open("th", "colspan", "5", "scope", "colgroup");
    out.text("Run " + run.id() + " · ");
    page.arm(run.arm());
    out.text(" · unit " + run.unit()).close("th").close("tr");
  }

  private static void row(Markup out, FaultWindow fault) {
    out.open("tr").leaf("th", fault.id() + " " + fault.name(), "scope", "row");
    out.leaf("td", fault.detail());
    time(out, OptionalLong.of(fault.requestedNanos()), fault.goneNanos());
    time(out, fault.goneNanos(), fault.backNanos());
    time(out, fault.revertedNanos(), fault.backNanos());
    out.close("tr");
  }

  private static void time(Markup out, OptionalLong from, OptionalLong to) {
    boolean known = from.isPresent() && to.isPresent();
    out.leaf(
        "td",
        Figures.seconds(
            known ? OptionalLong.of(to.getAsLong() - from.getAsLong()) : OptionalLong.empty()));
  }
}
