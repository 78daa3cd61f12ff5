package org.pumprig.rig.report;

import java.util.List;

/** Deviations, invalidated and aborted runs, anomalies that stay. */
final class DeviationsSection {
  private DeviationsSection() {}

  static void write(Page page) {
    page.startSection("deviations", "Deviations and anomalies");
    Markup out = page.out();
    ReportModel model = page.model();
    long aborted = model.runs().stream().filter(run -> run.outcome() == Outcome.ABORTED).count();
    out.leaf(
        "p",
        aborted == 0
            ? "No run was aborted. Every run that was given to this report is in it."
            : Figures.plural(aborted, "run")
                + " aborted; they are listed with all others, and none was left out.");
    model
        .claim()
        .ifPresent(claim -> claim.deviations().forEach(one -> out.leaf("p", one, "class", "note")));
    log(page, model.proceedings().log());
    anomalies(page, model.stated().anomalies());
    page.endSection();
  }

  private static void log(Page page, List<Proceedings.LogLine> log) {
    if (log.isEmpty()) {
      page.out().leaf("p", "The log books of the runs are empty: nobody entered a deviation.");
      return;
    }
    page.startTable("plain", "Log books", "Run", "Kind", "Written", "By, as they say", "Text");
    page.rows(
        log,
        Bounds.RUN_ROWS,
        "entries",
        line ->
            page.row(
                line.runId(),
                line.kind(),
                line.time() + (line.late() ? " (after the run)" : ""),
                line.by(),
                line.text()));
  }

  private static void anomalies(Page page, List<Stated.Anomaly> anomalies) {
    if (anomalies.isEmpty()) {
      page.out()
          .leaf(
              "p",
              "Unresolved anomalies: "
                  + Missing.WORDS
                  + ". That nobody stated one doesn't mean that there is none.");
      return;
    }
    page.startTable(
        "plain",
        "Unresolved anomalies, as stated",
        "Id",
        "What, and how it was found",
        "Impact on safety",
        "Why it may stay");
    page.rows(
        anomalies,
        Bounds.LIST_ITEMS,
        "anomalies",
        one ->
            page.row(
                one.id(),
                one.text(),
                Missing.stated(one.impact()),
                Missing.stated(one.rationale())));
  }
}
