package org.pumprig.rig.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The three to five numbers that carry the answer. */
final class KeyNumbers {
  private KeyNumbers() {}

  private record Card(String name, String value, String remark) {}

  static void write(Page page, Comparison comparison) {
    var cards = new ArrayList<Card>();
    var arms = comparison.arms();
    for (Comparison.ArmExposure arm : arms.subList(0, Math.min(2, arms.size()))) {
      cards.add(
          new Card(
              "Events with " + arm.arm(),
              arm.events() + " of " + Figures.plural(arm.runs(), "run"),
              "over "
                  + Figures.atLeast(arm.connectivityErrors(), arm.errorsLowerBound())
                  + " connectivity errors"));
    }
    comparison
        .permutation()
        .ifPresent(
            test ->
                cards.add(
                    new Card(
                        "Exact p, one-sided",
                        Figures.significant(test.p()),
                        "α = " + Figures.significant(test.alpha()))));
    comparison
        .rateRatio()
        .ifPresent(ratio -> cards.add(new Card("Rate ratio", upper(ratio), margin(ratio))));
    write(page, cards);
  }

  /** Without a comparison: how many verdicts of each kind. */
  static void tally(Page page) {
    Map<Outcome, Integer> counts = new LinkedHashMap<>();
    for (Outcome outcome : Outcome.values()) {
      counts.put(outcome, 0);
    }
    page.model().verdicts().forEach(v -> counts.merge(v.outcome(), 1, Integer::sum));
    var cards = new ArrayList<Card>();
    counts.forEach(
        (outcome, count) ->
            cards.add(
                new Card(
                    outcome.glyph() + " " + outcome.words(),
                    Figures.count(count),
                    "of " + Figures.plural(page.model().verdicts().size(), "verdict"))));
    write(page, cards);
  }

  private static String upper(Comparison.RateRatio ratio) {
    return ratio.upper().isPresent()
        ? "below " + Figures.significant(ratio.upper().getAsDouble())
        : "no upper limit";
  }

  private static String margin(Comparison.RateRatio ratio) {
    String limit = Figures.percent(ratio.confidence()) + " limit";
    return ratio.margin().isPresent()
        ? limit + "; margin " + Figures.significant(ratio.margin().getAsDouble())
        : limit + "; no margin set";
  }

  private static void write(Page page, List<Card> cards) {
    Markup out = page.out();
    out.open("div", "class", "cards");
    for (Card card : cards) {
      out.open("div", "class", "card");
      out.leaf("p", card.name(), "class", "name").leaf("p", card.value(), "class", "value");
      out.open("p", "class", "remark").text(card.remark());
      page.labels().mark(out);
      out.close("p").close("div");
    }
    out.close("div");
  }
}
