package org.pumprig.rig.report;

/** Each endpoint: exposure, curves, the exact test, the rate ratio and the conclusion. */
final class ComparisonSection {
  private ComparisonSection() {}

  static void write(Page page) {
    page.startSection("comparison", "Comparison");
    var all = page.model().comparisons();
    if (all.isEmpty()) {
      page.out().leaf("p", "Nothing was compared: only one arm was run.", "class", "note");
    }
    page.model().claim().ifPresent(claim -> ClaimTable.write(page, claim));
    for (int i = 0; i < all.size() && i < Bounds.COMPARISONS; i++) {
      endpoint(page, all.get(i), i);
    }
    page.leftOut(all.size(), Math.min(all.size(), Bounds.COMPARISONS), "endpoints");
    page.endSection();
  }

  private static void endpoint(Page page, Comparison comparison, int index) {
    Markup out = page.out();
    out.open("div", "class", "endpoint");
    out.leaf("h3", (index == 0 ? "Primary endpoint: " : "Endpoint: ") + comparison.endpoint());
    out.leaf("p", comparison.definition());
    out.open("p", "class", "conclusion").leaf("strong", words(comparison.conclusion()));
    out.text(". " + comparison.reason()).close("p");
    exposure(page, comparison);
    out.open("div", "class", "figures");
    int plots = Math.min(comparison.plots().size(), 4);
    for (int i = 0; i < plots; i++) {
      SurvivalFigure.write(page, comparison, i, "km-" + index + "-" + i);
    }
    for (int i = 0; i < Math.min(comparison.more().size(), 4); i++) {
      CurvePlotSvg.figure(page, comparison.more().get(i), "curves-" + index + "-" + i);
    }
    out.close("div");
    StatisticsTable.write(page, comparison);
    out.close("div");
  }

  private static void exposure(Page page, Comparison comparison) {
    Markup out = page.out();
    page.startTable(
        "numbers",
        "Events and exposure per arm",
        "Arm",
        "Runs",
        "Units",
        "Events",
        "Exposure [h]",
        "Exposure [connectivity errors]");
    var arms = comparison.arms();
    for (Comparison.ArmExposure arm : arms.subList(0, Math.min(arms.size(), Bounds.ARMS))) {
      out.open("tr").open("th", "scope", "row");
      page.arm(arm.arm());
      out.close("th").leaf("td", Figures.count(arm.runs()));
      out.leaf("td", Figures.count(arm.units())).leaf("td", Figures.count(arm.events()));
      out.leaf("td", Figures.hours(arm.exposureNanos()));
      out.leaf("td", Figures.atLeast(arm.connectivityErrors(), arm.errorsLowerBound()));
      out.close("tr");
    }
    page.endTable();
    if (arms.stream().anyMatch(Comparison.ArmExposure::errorsLowerBound)) {
      out.leaf(
          "p",
          "“At least”: not every connection attempt could be seen, so the count is a lower bound.",
          "class",
          "note");
    }
  }

  static String words(Comparison.Conclusion conclusion) {
    return switch (conclusion) {
      case BETTER -> "Better";
      case NOT_BETTER -> "Not better";
      case WORSE -> "Worse";
      case INCONCLUSIVE -> "Inconclusive";
    };
  }
}
