package org.pumprig.rig.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Instruments and whether their calibration held when the runs were made. */
final class EquipmentSection {
  private EquipmentSection() {}

  static void write(Page page) {
    page.startSection("equipment", "Test equipment");
    List<Stated.Instrument> equipment = page.model().stated().equipment();
    List<BenchSeen.Instrument> instruments = page.model().proceedings().bench().instruments();
    if (!instruments.isEmpty()) {
      registered(page, instruments);
    }
    if (equipment.isEmpty() && instruments.isEmpty()) {
      page.out()
          .leaf(
              "p",
              page.model().header().emulated()
                  ? "No equipment is stated. The bench is emulated: its instruments are software"
                      + " and bear no calibration."
                  : "No equipment is stated, so nothing here shows that an instrument was"
                      + " calibrated.",
              "class",
              "note");
    } else if (!equipment.isEmpty()) {
      table(page, equipment);
    }
    List<BenchSeen.Clock> clocks = page.model().proceedings().bench().clocks();
    if (!clocks.isEmpty()) {
      clocks(page, clocks);
    }
    checks(page, page.model().proceedings().bench().checks());
    drifts(page, page.model().proceedings().bench().drifts());
    environment(page, page.model().proceedings().bench().environment());
    Missing.general(page, Stated.General.ENVIRONMENT, Stated.General.CLOCKS);
    page.endSection();
  }

  private static void registered(Page page, List<BenchSeen.Instrument> instruments) {
    page.startTable(
        "plain",
        "Instruments of the register, as the journals say",
        "Id",
        "What",
        "Used for",
        "Certificate",
        "Calibrated",
        "Due",
        "Uncertainty",
        "Runs",
        "Standing");
    page.rows(
        instruments,
        Bounds.LIST_ITEMS,
        "instruments",
        one ->
            page.row(
                one.id(),
                one.what(),
                one.usedFor(),
                one.certificate().isBlank() ? "none" : one.certificate(),
                one.calibrated().isBlank() ? "never" : one.calibrated(),
                one.due().isBlank() ? "none" : one.due(),
                one.uncertainty().isBlank() ? Missing.WORDS : one.uncertainty(),
                Figures.count(one.runs()),
                standing(one)));
  }

  private static void clocks(Page page, List<BenchSeen.Clock> clocks) {
    page.startTable(
        "plain", "The rig’s clock, as the journals say", "Run", "Clock", "Times of day");
    page.rows(
        clocks,
        Bounds.LIST_ITEMS,
        "runs",
        one -> page.row(one.runId(), one.words(), one.doubtful() ? "IN DOUBT" : "sound"));
    page.out()
        .leaf(
            "p",
            "Durations and verdicts rest on the monotonic clock, which nobody sets; times of day"
                + " on this one.",
            "class",
            "note");
  }

  private static void checks(Page page, List<BenchSeen.Check> checks) {
    if (checks.isEmpty()) {
      return; // in virtual time there is nothing to be tried
    }
    page.startTable(
        "plain checks",
        "Self-checks around the runs, as the journals say",
        "Run",
        "Before",
        "After",
        "Standing");
    page.rows(
        checks,
        Bounds.LIST_ITEMS,
        "runs",
        one ->
            page.row(
                one.runId(), one.before(), one.after(), one.doubtful() ? "NOT ALL GOOD" : "good"));
    page.out()
        .leaf(
            "p",
            "What an instrument showed counts as not seen from the last check that found it good up"
                + " to one that found it wrong; one that only said nothing, from its last word on.",
            "class",
            "note");
  }

  private static void drifts(Page page, List<BenchSeen.Drift> drifts) {
    if (drifts.isEmpty()) {
      return; // nobody brought anything of which the value is known
    }
    page.startTable(
        "plain",
        "Drift of the instruments from run to run, by what people brought to them",
        "Run",
        "Unit",
        "By",
        "First was off by",
        "Last was off by",
        "Since the run before");
    page.rows(
        drifts,
        Bounds.LIST_ITEMS,
        "lines",
        one ->
            page.row(
                one.runId(),
                one.unit(),
                one.what(),
                one.first(),
                one.last().isEmpty() ? "only one" : one.last(),
                one.sinceBefore().isEmpty() ? "none before" : one.sinceBefore()));
  }

  private static void environment(Page page, List<BenchSeen.Fact> environment) {
    if (environment.isEmpty()) {
      String why =
          page.model().header().timeBase() == ReportHeader.TimeBase.VIRTUAL
              ? "In virtual time nothing of the machine enters a run, so no journal tells of it."
              : "No journal tells on what machine the rig ran.";
      page.out().leaf("p", why, "class", "note");
      return;
    }
    page.startTable(
        "plain ran", "On what the rig ran, as the journals say", "What", "Which", "Runs");
    page.rows(
        environment,
        Bounds.LIST_ITEMS,
        "lines",
        one -> page.row(one.what(), one.words(), Figures.count(one.runs())));
  }

  private static String standing(BenchSeen.Instrument one) {
    if (!one.accepted().isEmpty()) {
      return "NOT IN DATE: " + String.join("; ", one.accepted());
    }
    return one.due().isBlank() ? "needs no calibration" : "in date from begin to end";
  }

  private static void table(Page page, List<Stated.Instrument> equipment) {
    page.startTable(
        "plain",
        "Equipment, as stated",
        "Id",
        "What",
        "Certificate",
        "Calibrated",
        "Due",
        "At the runs");
    page.rows(
        equipment,
        Bounds.LIST_ITEMS,
        "pieces of equipment",
        one ->
            page.row(
                one.id(),
                one.what(),
                one.certificate().isBlank() ? "none" : one.certificate(),
                one.calibrated().map(LocalDate::toString).orElse(Missing.WORDS),
                one.due().map(LocalDate::toString).orElse("none"),
                standing(one, page.model().proceedings())));
  }

  /** Whether its calibration held; by the day in UTC, and the due day still counts. */
  static String standing(Stated.Instrument one, Proceedings proceedings) {
    if (one.due().isEmpty()) {
      return "no calibration stated";
    }
    List<Proceedings.Begin> after =
        proceedings.begins().stream()
            .filter(begin -> day(begin.time()).isAfter(one.due().get()))
            .toList();
    List<Proceedings.Begin> before =
        proceedings.begins().stream()
            .filter(begin -> one.calibrated().filter(day(begin.time())::isBefore).isPresent())
            .toList();
    if (proceedings.begins().isEmpty()) {
      return "no run is known";
    }
    if (!after.isEmpty()) {
      return "OVERDUE at "
          + Figures.plural(after.size(), "run")
          + ", the first "
          + after.getFirst().runId();
    }
    return before.isEmpty()
        ? "in date at every run"
        : "not yet calibrated at " + Figures.plural(before.size(), "run");
  }

  private static LocalDate day(Instant time) {
    return time.atOffset(ZoneOffset.UTC).toLocalDate();
  }
}
