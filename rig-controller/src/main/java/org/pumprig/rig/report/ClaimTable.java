package org.pumprig.rig.report;

import java.util.List;

/** The four parts of the claim, judged one by one. */
final class ClaimTable {
  private ClaimTable() {}

  static void write(Page page, ClaimView claim) {
    Markup out = page.out();
    out.leaf("h3", "Claim: " + claim.verdict());
    out.leaf("p", claim.sentence());
    for (String deviation : claim.deviations()) {
      out.leaf("p", deviation, "class", "note");
    }
    if (!claim.parts().isEmpty()) {
      page.startTable(
          "claim",
          "Parts of the claim, as the plan fixed it before the run",
          "Part",
          "Stands",
          "Why");
      for (ClaimView.Part part : claim.parts()) {
        row(out, part.title(), part.standing(), part.lines());
      }
      page.endTable();
    }
    claim.forest().ifPresent(forest -> ForestPlotSvg.figure(page, forest, "claim-forest"));
    claim.looks().ifPresent(looks -> LookFigure.write(page, looks, "looks"));
    for (String limit : claim.limits()) {
      out.leaf("p", limit, "class", "note");
    }
    beside(page, claim);
  }

  private static void beside(Page page, ClaimView claim) {
    if (claim.beside().isEmpty()) {
      return;
    }
    page.startTable(
        "claim",
        "Other runs of the old firmware beside this campaign; they change no verdict",
        "Question",
        "Answer",
        "Why");
    for (ClaimView.Beside beside : claim.beside()) {
      row(page.out(), beside.question(), beside.answer(), beside.lines());
    }
    page.endTable();
  }

  private static void row(Markup out, String title, String answer, List<String> lines) {
    out.open("tr").leaf("th", title, "scope", "row");
    out.leaf("td", answer, "class", "nowrap").open("td");
    out.text(lines.getFirst());
    if (lines.size() > 1) {
      out.open("ul");
      lines.stream().skip(1).forEach(line -> out.leaf("li", line));
      out.close("ul");
    }
    out.close("td").close("tr");
  }
}
