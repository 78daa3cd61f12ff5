package org.pumprig.rig.report;

/** What the plan expected of each arm; kept apart from the verdicts. */
final class ExpectationSection {
  private ExpectationSection() {}

  static void write(Page page) {
    Markup out = page.out();
    page.startSection("expectations", "What the plan expected, and what was found");
    out.leaf(
        "p",
        "An expectation that is met is no verdict. The comparator is expected to fail:"
            + " if it didn’t, the test would prove nothing.");
    var all = page.model().expectations();
    var shown = all.subList(0, Math.min(all.size(), Bounds.LIST_ITEMS));
    if (shown.isEmpty()) {
      out.leaf("p", "The plan states no expectation.", "class", "note");
      page.endSection();
      return;
    }
    page.startTable("plain expected", "Expectations", "Arm", "Expected", "Found", "Expectation");
    for (ArmExpectation expectation : shown) {
      out.open("tr").open("th", "scope", "row");
      page.arm(expectation.arm());
      out.close("th").leaf("td", expectation.expected()).leaf("td", expectation.found());
      out.leaf("td", words(expectation.state()), "class", "nowrap").close("tr");
    }
    page.endTable();
    page.leftOut(all.size(), shown.size(), "expectations");
    page.endSection();
  }

  private static String words(ArmExpectation.State state) {
    return switch (state) {
      case MET -> "● met";
      case NOT_MET -> "○ not met";
      case UNDECIDED -> "◌ undecided";
    };
  }
}
