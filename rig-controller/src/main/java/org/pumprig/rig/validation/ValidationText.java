package org.pumprig.rig.validation;

import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import org.pumprig.rig.report.pdf.Xhtml;

/** The record for people, as XHTML for a PDF formatter. All of its words are ours. */
public final class ValidationText {
  /** What a validation on an emulator of one's own can't show. */
  public static final List<String> LIMITS =
      List.of(
          "The pumps, the gateway and the instruments are programs of the same makers as the rig: a"
              + " mistake that both share stays unseen.",
          "No real serial line, contact, balance, microphone or power outlet took part; time and"
              + " network are modelled. Noise, ageing, electrical faults and drivers are not"
              + " shown.",
          "The defects are those that somebody thought of. A way to fail that is not in the table"
              + " says nothing here.",
          "A fault that doesn’t act is not among these trials: that the rig notices it rests on"
              + " witnesses on each run (the column of proven faults), not on this record.",
          "Trials differ in the seed alone. The bounds hold for this bench and these plans, not for"
              + " a population of pumps or hospitals.",
          "All of this must be shown on the installed bench, with a check weight, a contact"
              + " simulator, a known flow and faults chosen blind by a second person.");

  private static final String STYLE =
      """
      @page{size:A4;margin:18mm 15mm 15mm;
      @top-left{content:"EMULATED BENCH, virtual time: every number is illustrative";font-family:"DejaVu Sans Condensed";font-size:7pt}
      @bottom-left{content:"Validation record of PumpRig: evidence towards, no conformity";font-family:"DejaVu Sans Condensed";font-size:7pt;width:120mm}
      @bottom-right{content:"Page " counter(page) " of " counter(pages);font-family:"DejaVu Sans Condensed";font-size:7pt;text-align:right}}
      body{font-family:"DejaVu Sans Condensed";font-size:9pt;line-height:1.4;margin:0;color:#111}
      h1{font-size:16pt;margin:0 0 2mm}h2{font-size:12pt;margin:5mm 0 1mm;page-break-after:avoid}
      .answer{border:0.5mm solid #111;padding:2mm 4mm;font-size:11pt;font-weight:bold}
      table{border-collapse:collapse;width:100%;font-size:8pt;-fs-table-paginate:paginate}
      th,td{text-align:left;vertical-align:top;padding:0.8mm 2mm 0.8mm 0;border-bottom:0.15mm solid #aaa;font-weight:normal}
      thead th{font-weight:bold;border-bottom:0.3mm solid #444}tr{page-break-inside:avoid}
      .hash{font-family:"DejaVu Sans Mono";font-size:6pt;word-wrap:break-word}
      p{margin:1mm 0 2mm}li{margin-bottom:1mm}
      """;

  private final Xhtml out =
      new Xhtml("Validation record of PumpRig", "Validation on an emulated bench", STYLE);

  private ValidationText() {}

  /** The whole record. */
  public static byte[] xhtml(Validation validation, SequencedMap<String, String> versions) {
    return new ValidationText().write(validation, versions);
  }

  private byte[] write(Validation validation, SequencedMap<String, String> versions) {
    Outcome found = validation.outcome();
    out.element("h1", "Validation record of PumpRig");
    out.element("p class=\"answer\"", conclusion(found));
    found.problems().forEach(problem -> out.element("p", "Against: " + problem + "."));
    heading("Intended use");
    out.element(
        "p",
        "PumpRig runs plans against infusion pumps under network and gateway faults, and judges"
            + " from its journal whether a watchdog tripped, whether the pump failed safely, and"
            + " whether therapy went on. Its verdicts support decisions on firmware; it is not used"
            + " on patients.");
    heading("Risks");
    list(
        List.of(
            "Missed alarm or missed stop: unsafe firmware passes. Bounded by the sensitivity"
                + " below.",
            "False stop or false alarm: good firmware is refused. Bounded by the share below.",
            "Wrong time: a late stop is taken for a timely one. Held against the truth below, with"
                + " a guard band.",
            "Fault not applied: a pass without stress. See what this can’t show."));
    heading("What was run");
    out.element("p", ran(validation));
    heading("Defects and their detection");
    defects(found);
    heading("False alarms");
    out.element("p", falseAlarms(found));
    heading("Times");
    times(found);
    heading("What this can’t show");
    list(LIMITS);
    heading("Versions and inputs");
    pairs(versions, false);
    pairs(validation.inputs(), true);
    return out.bytes();
  }

  /** The answer in one sentence. */
  public static String conclusion(Outcome found) {
    if (found.problems().isEmpty() && found.tooFew()) {
      return "NOT VALIDATED: nothing was missed, but fewer than "
          + Validation.TRIALS
          + " trials a defect show too little.";
    }
    return found.problems().isEmpty()
        ? "Within the limits stated below, the rig found what it must find and accused nobody"
            + " falsely."
        : "NOT VALIDATED: the rig must not be relied on for the intended use.";
  }

  private static String ran(Validation validation) {
    return ("%d trials in virtual time from seed %d: in each round one pump for every defect and an"
            + " honest one with the old firmware, six honest pumps and one with a false"
            + " watchdog with the new one. A trial in which a defect truly did not show, by the"
            + " emulator’s own truth, is made up for. What counts as found was fixed in the"
            + " program beforehand: the named requirement fails, or, where the pump hides the"
            + " proof, is not passed. Every run was derived and judged again from its journal"
            + " as any run is; the digest of each journal is in trials.csv, and the seed gives"
            + " the journal again.")
        .formatted(validation.trials().size(), validation.seed());
  }

  private static String falseAlarms(Outcome found) {
    return ("%d accusations in %d honest trials: with 95 %% confidence fewer than %s %% of honest"
            + " runs are accused. In %d a pass was withheld (inconclusive, or a stop within the"
            + " guard band).")
        .formatted(
            found.falseAlarms(),
            found.honest(),
            percent(found.falseAlarmsBelow()),
            found.withheld());
  }

  private void defects(Outcome found) {
    out.startTable("Defect", "Risk", "Found by", "Found", "Sensitivity above (95 %)", "Not shown");
    for (DefectCount count : found.defects()) {
      row(
          count.defect().word(),
          count.defect().risk(),
          count.defect().requirementId() + (count.defect().refusalSuffices() ? ", not passed" : ""),
          count.found() + " of " + count.counted(),
          percent(count.sensitivityAbove()) + " %",
          Integer.toString(count.notExercised()));
    }
    out.endTable();
  }

  private void times(Outcome found) {
    out.startTable("What", "Trials", "Least [ms]", "Median [ms]", "Greatest [ms]");
    time("Code to stop, honest pumps", found.timing().stop());
    time("Code to alarm, honest pumps", found.timing().alarm());
    time("Code to screen, honest pumps", found.timing().screen());
    time("Measured stop less true stop", found.timing().error());
    out.endTable();
    out.element(
        "p",
        ("The uncertainty is %d ms: one sample of the flow witness and one poll of the status. A"
             + " stop counts as timely up to %d ms and as late from %d ms on; between, nothing is"
             + " decided, and a trial there finds nothing.")
            .formatted(
                found.band().uncertaintyNanos() / 1_000_000,
                (found.band().limitNanos() - found.band().uncertaintyNanos()) / 1_000_000,
                (found.band().limitNanos() + found.band().uncertaintyNanos()) / 1_000_000));
  }

  private void time(String what, Outcome.Spread spread) {
    row(
        what,
        Integer.toString(spread.count()),
        Long.toString(spread.least() / 1_000_000),
        Long.toString(spread.median() / 1_000_000),
        Long.toString(spread.greatest() / 1_000_000));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f", share * 100);
  }

  private void pairs(SequencedMap<String, String> pairs, boolean digests) {
    out.startTable(digests ? "Input" : "What", digests ? "SHA-256" : "Version");
    pairs.forEach(
        (key, value) -> {
          out.markup("<tr>");
          out.element("th scope=\"row\"", key);
          out.element(digests ? "td class=\"hash\"" : "td", value);
          out.markup("</tr>");
        });
    out.endTable();
  }

  private void row(String head, String... cells) {
    out.markup("<tr>");
    out.element("th scope=\"row\"", head);
    for (String cell : cells) {
      out.element("td", cell);
    }
    out.markup("</tr>");
  }

  private void heading(String words) {
    out.element("h2", words);
  }

  private void list(List<String> items) {
    out.markup("<ul>");
    items.forEach(item -> out.element("li", item));
    out.markup("</ul>");
  }
}
