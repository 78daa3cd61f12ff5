package org.pumprig.rig.report;

import java.util.ArrayList;
import java.util.List;

/** One screen: did the new firmware fix it, and can I trust this? */
final class SummarySection {
  private SummarySection() {}

  static void write(Page page) {
    Markup out = page.out();
    ReportModel model = page.model();
    boolean compared = !model.comparisons().isEmpty();
    out.open("section", "id", "summary", "aria-labelledby", "summary-h");
    out.leaf("h2", "Summary", "id", "summary-h", "class", "quiet");
    banner(out, Answer.of(model), compared);
    out.open("div", "class", "split").open("div");
    if (compared) {
      KeyNumbers.write(page, model.comparisons().getFirst());
    } else {
      KeyNumbers.tally(page);
    }
    trust(out, Trust.points(model));
    out.close("div");
    if (compared && !model.comparisons().getFirst().plots().isEmpty()) {
      out.open("div");
      SurvivalFigure.write(page, model.comparisons().getFirst(), 0, "summary-km");
      out.close("div");
    }
    out.close("div");
    String line = page.labels().multiplierLine();
    if (!line.isEmpty()) {
      out.leaf("p", line, "class", "note");
    }
    page.endSection();
  }

  private static void banner(Markup out, Answer answer, boolean compared) {
    out.open("div", "class", "banner b-" + answer.tone().css());
    out.leaf("span", answer.tone().glyph(), "class", "sign", "aria-hidden", "true");
    out.open("div");
    out.leaf(
        "p",
        compared ? "Did the new firmware fix it?" : "Did the firmware meet its requirements?",
        "class",
        "question");
    out.leaf("p", answer.words(), "class", "answer");
    out.leaf("p", answer.detail(), "class", "why");
    out.close("div").close("div");
  }

  private static void trust(Markup out, List<TrustPoint> points) {
    out.leaf("h3", "Can I trust this?");
    out.open("ul", "class", "trust");
    var shown = new ArrayList<>(points.subList(0, Math.min(points.size(), Bounds.LIST_ITEMS)));
    for (TrustPoint point : shown) {
      String name =
          switch (point.level()) {
            case GOOD -> "good";
            case LIMIT -> "limit";
            case BAD -> "bad";
          };
      String glyph =
          switch (point.level()) {
            case GOOD -> "✓";
            case LIMIT -> "!";
            case BAD -> "✕";
          };
      String words =
          switch (point.level()) {
            case GOOD -> "In order: ";
            case LIMIT -> "Limits: ";
            case BAD -> "Against: ";
          };
      out.open("li", "class", "t-" + name);
      out.leaf("span", glyph, "class", "glyph", "aria-hidden", "true");
      out.leaf("span", words, "class", "sr").leaf("span", point.text()).close("li");
    }
    out.close("ul");
  }
}
