package org.pumprig.rig.report;

import java.util.OptionalDouble;

/** The exact test and the exact interval, each with what it assumes. */
final class StatisticsTable {
  private static final double EXACT_IN_A_DOUBLE = 0x1p53;

  private StatisticsTable() {}

  static void write(Page page, Comparison comparison) {
    page.startTable("plain stats", "Exact statistics", "Method", "Result", "Criterion", "Assumes");
    comparison.permutation().ifPresent(test -> permutation(page, test));
    comparison.rateRatio().ifPresent(ratio -> ratio(page, ratio));
    if (comparison.permutation().isEmpty()) {
      page.row("Permutation test", "not made", Figures.NONE, comparison.reason());
    }
    if (comparison.rateRatio().isEmpty()) {
      page.row("Rate ratio", "not made", Figures.NONE, comparison.reason());
    }
    page.endTable();
  }

  private static void permutation(Page page, Comparison.PermutationTest test) {
    page.row(
        "Exact permutation test, one-sided: "
            + test.statistic()
            + ", "
            + (test.permutations() < EXACT_IN_A_DOUBLE
                ? Figures.plural((long) test.permutations(), "permutation")
                : Figures.significant(test.permutations()) + " permutations"),
        "p = " + Figures.significant(test.p()) + "; alternative: " + test.alternative(),
        "α = "
            + Figures.significant(test.alpha())
            + (test.p() <= test.alpha() ? ": below or equal" : ": above"),
        test.assumption());
  }

  private static void ratio(Page page, Comparison.RateRatio ratio) {
    String estimate =
        ratio.estimate().isPresent()
            ? Figures.significant(ratio.estimate().getAsDouble())
            : "no estimate";
    String interval =
        Figures.percent(ratio.confidence())
            + " interval "
            + Figures.significant(ratio.lower())
            + " to "
            + (ratio.upper().isPresent()
                ? Figures.significant(ratio.upper().getAsDouble())
                : "unbounded");
    page.row(
        "Exact ratio of event rates per " + ratio.per() + ", later arm over comparator",
        estimate + "; " + interval,
        criterion(ratio.margin(), ratio.upper()),
        ratio.assumption());
  }

  private static String criterion(OptionalDouble margin, OptionalDouble upper) {
    if (margin.isEmpty()) {
      return "no margin set";
    }
    double limit = margin.getAsDouble();
    boolean below = upper.isPresent() && upper.getAsDouble() < limit;
    return "margin "
        + Figures.significant(limit)
        + (below ? ": upper limit below it" : ": upper limit not below it");
  }
}
