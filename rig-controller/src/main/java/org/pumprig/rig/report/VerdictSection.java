package org.pumprig.rig.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every verdict: requirement × arm × unit, with its reason. */
final class VerdictSection {
  private VerdictSection() {}

  static void write(Page page) {
    Markup out = page.out();
    page.startSection("verdicts", "Verdicts per requirement");
    out.leaf(
        "p",
        "Pass and fail are judged from the journal of the run. Where the rig was blind, the answer"
            + " is inconclusive, never pass.");
    var all = page.model().verdicts();
    if (all.isEmpty()) {
      out.leaf("p", "No verdict was given.", "class", "note");
      page.endSection();
      return;
    }
    page.startTable(
        "verdicts",
        "Verdicts per requirement, arm and unit",
        "Unit",
        "Arm",
        "Run",
        "Verdict",
        "Reason");
    int shown = 0;
    for (var group : grouped(page.model()).entrySet()) {
      if (shown >= Bounds.VERDICT_ROWS) {
        break;
      }
      head(page, group.getKey());
      for (RequirementVerdict verdict : group.getValue()) {
        if (shown++ < Bounds.VERDICT_ROWS) {
          row(page, verdict);
        }
      }
    }
    page.endTable();
    page.leftOut(all.size(), Math.min(all.size(), Bounds.VERDICT_ROWS), "verdicts");
    page.endSection();
  }

  /** By requirement in the model's order; unknown ones after. */
  private static Map<String, List<RequirementVerdict>> grouped(ReportModel model) {
    Map<String, List<RequirementVerdict>> groups = new LinkedHashMap<>();
    model.requirements().forEach(r -> groups.put(r.id(), new ArrayList<>()));
    for (RequirementVerdict verdict : model.verdicts()) {
      groups.computeIfAbsent(verdict.requirementId(), id -> new ArrayList<>()).add(verdict);
    }
    groups.values().removeIf(List::isEmpty);
    return groups;
  }

  private static void head(Page page, String id) {
    String text =
        page.model().requirements().stream()
            .filter(r -> r.id().equals(id))
            .map(Requirement::text)
            .findFirst()
            .orElse("not described in the plan");
    page.out().open("tr", "class", "group").open("th", "colspan", "5", "scope", "colgroup");
    page.out().leaf("span", id, "class", "id").text(" " + text).close("th").close("tr");
  }

  private static void row(Page page, RequirementVerdict verdict) {
    Markup out = page.out();
    out.open("tr").leaf("th", verdict.unit(), "scope", "row").open("td");
    page.arm(verdict.arm());
    out.close("td").leaf("td", verdict.runId()).open("td", "class", "nowrap");
    page.outcome(verdict.outcome());
    out.close("td").leaf("td", verdict.reason()).close("tr");
  }
}
