package org.pumprig.rig.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** All runs in a table, and a timeline for each as far as the file's bound allows. */
final class TimelineSection {
  private TimelineSection() {}

  static void write(Page page) {
    Markup out = page.out();
    var runs = page.model().runs();
    page.startSection("timelines", "Runs and their timelines");
    if (runs.isEmpty()) {
      out.leaf("p", "No run was made.", "class", "note");
      page.endSection();
      return;
    }
    overview(page, runs);
    out.leaf("h3", "Timelines");
    legend(out);
    var drawn = drawn(runs);
    if (drawn.size() < runs.size()) {
      out.leaf(
          "p",
          "Timelines are drawn for "
              + drawn.size()
              + " of "
              + Figures.count(runs.size())
              + " runs: those with the gravest outcome and with trips first. The others are in the"
              + " table above and in their journals.",
          "class",
          "note");
    }
    var scales = TimelineScales.of(drawn.stream().map(runs::get).toList());
    for (int index : drawn) {
      figure(page, runs.get(index), "run-" + index, scales);
    }
    page.endSection();
  }

  /** Indices of the runs to draw, in the model's order. */
  static List<Integer> drawn(List<RunReport> runs) {
    return gravestFirst(runs).stream().limit(Bounds.TIMELINES).sorted().toList();
  }

  /** All indices, the gravest outcome and the most trips first. */
  static List<Integer> gravestFirst(List<RunReport> runs) {
    Comparator<Integer> gravest =
        Comparator.comparing((Integer i) -> -runs.get(i).outcome().rank())
            .thenComparing(i -> -runs.get(i).trips().size())
            .thenComparing(i -> i);
    return IntStream.range(0, runs.size()).boxed().sorted(gravest).toList();
  }

  static void figure(Page page, RunReport run, String id, TimelineScales scales) {
    Markup out = page.out();
    out.open("figure", "class", "run");
    out.open("figcaption").leaf("strong", "Run " + run.id()).text(" · ");
    page.arm(run.arm());
    out.text(" · unit " + run.unit() + " · ");
    page.outcome(run.outcome());
    page.labels().mark(out);
    out.close("figcaption");
    out.open("div", "class", "scroll", "tabindex", "0", "role", "group");
    new TimelineFigure(page, run, scales).draw(id);
    out.close("div");
    blind(out, run);
    out.close("figure");
  }

  private static void blind(Markup out, RunReport run) {
    var reasons = new ArrayList<String>();
    for (RunReport.Blind blind : run.blind().stream().limit(6).toList()) {
      reasons.add(
          Escape.brief(blind.channel(), 40)
              + " from "
              + Figures.duration(blind.fromNanos())
              + " to "
              + Figures.duration(blind.toNanos())
              + ": "
              + Escape.brief(blind.reason(), 120));
    }
    if (!reasons.isEmpty()) {
      int more = run.blind().size() - reasons.size();
      String end = more > 0 ? "; and " + Figures.count(more) + " more." : ".";
      out.leaf("p", "Blind: " + String.join("; ", reasons) + end, "class", "note");
    }
  }

  private static void overview(Page page, List<RunReport> runs) {
    Markup out = page.out();
    page.startTable(
        "numbers runs",
        "All runs",
        "Run",
        "Arm",
        "Unit",
        "Outcome",
        "Lasted",
        "Faults",
        "Connectivity errors",
        "Watchdog codes",
        "Blind");
    for (RunReport run : runs.subList(0, Math.min(runs.size(), Bounds.RUN_ROWS))) {
      long total = run.errors().isEmpty() ? 0 : run.errors().getLast().total();
      out.open("tr").leaf("th", run.id(), "scope", "row").open("td");
      page.arm(run.arm());
      out.close("td").leaf("td", run.unit()).open("td", "class", "nowrap");
      page.outcome(run.outcome());
      out.close("td").leaf("td", Figures.duration(run.durationNanos()));
      out.leaf("td", Figures.count(run.faults().size()));
      out.leaf("td", Figures.atLeast(total, run.errorsLowerBound()));
      out.leaf("td", codes(run)).leaf("td", Figures.duration(BlindTime.of(run))).close("tr");
    }
    page.endTable();
    page.leftOut(runs.size(), Math.min(runs.size(), Bounds.RUN_ROWS), "runs");
  }

  private static String codes(RunReport run) {
    var codes = run.trips().stream().map(t -> Escape.brief(t.code(), 24)).distinct().limit(6);
    String joined = String.join(", ", codes.toList());
    return joined.isEmpty() ? "none" : joined;
  }

  private static void legend(Markup out) {
    TimelineLegend.write(out);
  }
}
