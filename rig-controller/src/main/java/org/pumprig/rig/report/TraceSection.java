package org.pumprig.rig.report;

import java.util.List;

/** Which runs stand behind which requirement, and which hazard that requirement controls. */
final class TraceSection {
  private TraceSection() {}

  static void write(Page page) {
    page.startSection("trace", "Requirement, hazard, runs");
    var requirements = page.model().requirements();
    var shown = requirements.subList(0, Math.min(requirements.size(), Bounds.LIST_ITEMS));
    if (shown.isEmpty()) {
      page.out().leaf("p", "The plan names no requirement.", "class", "note");
      page.endSection();
      return;
    }
    var arms = page.model().header().arms();
    var names = arms.stream().limit(Bounds.ARMS).map(ReportHeader.Arm::name).toList();
    var columns = new String[2 + names.size()];
    columns[0] = "Requirement";
    columns[1] = "Hazards it controls";
    for (int i = 0; i < names.size(); i++) {
      columns[2 + i] = "Runs, " + names.get(i);
    }
    page.startTable("plain trace", "From requirement to hazard to run", columns);
    for (Requirement requirement : shown) {
      row(page, requirement, names);
    }
    page.endTable();
    page.leftOut(requirements.size(), shown.size(), "requirements");
    uncovered(page);
    page.endSection();
  }

  private static void row(Page page, Requirement requirement, List<String> arms) {
    Markup out = page.out();
    out.open("tr").open("th", "scope", "row");
    out.leaf("span", requirement.id(), "class", "id").text(" " + requirement.text()).close("th");
    out.open("td");
    if (requirement.hazardIds().isEmpty()) {
      out.text("none named");
    }
    requirement.hazardIds().stream().limit(Bounds.LIST_ITEMS).forEach(id -> hazard(page, id));
    out.close("td");
    for (String arm : arms) {
      runs(page, requirement.id(), arm);
    }
    out.close("tr");
  }

  private static void hazard(Page page, String id) {
    String text =
        page.model().hazards().stream()
            .filter(h -> h.id().equals(id))
            .map(Hazard::text)
            .findFirst()
            .orElse("not described in the plan");
    page.out().open("p").leaf("span", id, "class", "id").text(" " + text).close("p");
  }

  private static void runs(Page page, String requirementId, String arm) {
    Markup out = page.out();
    var verdicts =
        page.model().verdicts().stream()
            .filter(v -> v.requirementId().equals(requirementId) && v.arm().equals(arm))
            .toList();
    out.open("td");
    if (verdicts.isEmpty()) {
      out.text("no run");
    }
    for (RequirementVerdict v : verdicts.subList(0, Math.min(verdicts.size(), cell()))) {
      String name = v.outcome().words().replace(' ', '-');
      out.open("span", "class", "chip o-" + name);
      out.leaf("span", v.outcome().glyph(), "class", "glyph", "aria-hidden", "true");
      out.leaf("span", v.outcome().words(), "class", "sr").text(" " + v.runId()).close("span");
      out.text(" ");
    }
    if (verdicts.size() > cell()) {
      out.text("and " + Figures.count(verdicts.size() - cell()) + " more");
    }
    out.close("td");
  }

  private static int cell() {
    return Bounds.RUNS_IN_CELL;
  }

  private static void uncovered(Page page) {
    var model = page.model();
    var open =
        model.hazards().stream()
            .filter(
                h -> model.requirements().stream().noneMatch(r -> r.hazardIds().contains(h.id())))
            .limit(Bounds.LIST_ITEMS)
            .map(Hazard::id)
            .toList();
    if (!open.isEmpty()) {
      page.out()
          .leaf(
              "p",
              "Hazards that no requirement of this plan controls: " + String.join(", ", open) + ".",
              "class",
              "note");
    }
  }
}
