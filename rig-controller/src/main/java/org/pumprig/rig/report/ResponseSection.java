package org.pumprig.rig.report;

import java.util.OptionalLong;

/** How fast faults came and went, and how fast the units answered. */
final class ResponseSection {
  private ResponseSection() {}

  static void write(Page page) {
    page.startSection("responses", "Fault and response times");
    trips(page);
    faults(page);
    AssociationTable.write(page);
    page.endSection();
  }

  private static void trips(Page page) {
    int total = page.model().runs().stream().mapToInt(r -> r.trips().size()).sum();
    page.out().leaf("h3", "From watchdog code to stop, alarm and screen");
    if (total == 0) {
      page.out().leaf("p", "No watchdog code was seen in any run.", "class", "note");
      return;
    }
    page.startTable(
        "numbers trips",
        "Delays after the watchdog code, in seconds",
        "Run",
        "Arm",
        "Code",
        "Seen on",
        "Code at [s]",
        "Flow stop after [s]",
        "Stop proved by",
        "Alarm after [s]",
        "Screen after [s]",
        "In the unit's log after [s]");
    int shown = 0;
    for (RunReport run : page.model().runs()) {
      for (TripResponse trip : run.trips()) {
        if (shown < Bounds.TRIP_ROWS) {
          trip(page, run, trip);
          shown++;
        }
      }
    }
    page.endTable();
    page.leftOut(total, shown, "watchdog codes");
    page.out()
        .leaf(
            "p",
            "— means that it was not seen. A negative delay was seen before the code. The log's"
                + " time is the unit's own, placed by its clock: it lies between the two.",
            "class",
            "note");
  }

  private static void trip(Page page, RunReport run, TripResponse trip) {
    Markup out = page.out();
    out.open("tr").leaf("th", run.id(), "scope", "row").open("td");
    page.arm(run.arm());
    out.close("td").leaf("td", trip.code()).leaf("td", trip.codeChannel());
    out.leaf("td", Figures.seconds(trip.codeAtNanos()));
    out.leaf("td", Figures.seconds(trip.flowStopAfterNanos()));
    out.leaf("td", trip.flowStopWitness().isEmpty() ? Figures.NONE : trip.flowStopWitness());
    out.leaf("td", Figures.seconds(trip.alarmAfterNanos()));
    out.leaf("td", Figures.seconds(trip.screenAfterNanos()));
    out.leaf("td", trip.logged().map(ResponseSection::between).orElse(Figures.NONE)).close("tr");
  }

  private static String between(TripResponse.Logged logged) {
    return Figures.seconds(logged.fromAfterNanos())
        + " to "
        + Figures.seconds(logged.toAfterNanos());
  }

  private static void faults(Page page) {
    Markup out = page.out();
    int total = page.model().runs().stream().mapToInt(r -> r.faults().size()).sum();
    out.leaf("h3", "From request to recovery, per fault");
    if (total == 0) {
      out.leaf("p", "No fault was injected.", "class", "note");
      return;
    }
    page.startTable(
        "numbers faults",
        "Times of each fault since the start of its run, in seconds",
        "Fault",
        "What it does",
        "Requested [s]",
        "Applied [s]",
        "Observed [s]",
        "Reverted [s]",
        "Recovered [s]");
    int shown = 0;
    for (RunReport run : page.model().runs()) {
      int here = Math.min(run.faults().size(), Bounds.FAULT_ROWS_PER_RUN);
      here = Math.min(here, Bounds.FAULT_ROWS - shown);
      if (here > 0) {
        group(page, run);
        run.faults().subList(0, here).forEach(f -> fault(page, f));
        shown += here;
      }
    }
    page.endTable();
    page.leftOut(total, shown, "faults");
  }

  private static void group(Page page, RunReport run) {
    Markup out = page.out();
    out.open("tr", "class", "group").open("th", "colspan", "7", "scope", "colgroup");
    out.text("Run " + run.id() + " · ");
    page.arm(run.arm());
    out.text(" · unit " + run.unit()).close("th").close("tr");
  }

  private static void fault(Page page, FaultWindow fault) {
    Markup out = page.out();
    out.open("tr").leaf("th", fault.id() + " " + fault.name(), "scope", "row");
    out.leaf("td", fault.detail() + (fault.modelled() ? " (modelled)" : ""));
    out.leaf("td", Figures.seconds(fault.requestedNanos()));
    time(out, fault.appliedNanos());
    time(out, fault.observedStartNanos());
    time(out, fault.revertedNanos());
    time(out, fault.recoveredNanos());
    out.close("tr");
  }

  private static void time(Markup out, OptionalLong nanos) {
    out.leaf("td", Figures.seconds(nanos));
  }
}
