package org.pumprig.rig.report;

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
        row(out, part);
      }
      page.endTable();
    }
    claim.forest().ifPresent(forest -> ForestPlotSvg.figure(page, forest, "claim-forest"));
    claim.looks().ifPresent(looks -> LookFigure.write(page, looks, "looks"));
    for (String limit : claim.limits()) {
      out.leaf("p", limit, "class", "note");
    }
  }

  private static void row(Markup out, ClaimView.Part part) {
    out.open("tr").leaf("th", part.title(), "scope", "row");
    out.leaf("td", part.standing(), "class", "nowrap").open("td");
    out.text(part.lines().getFirst());
    if (part.lines().size() > 1) {
      out.open("ul");
      part.lines().stream().skip(1).forEach(line -> out.leaf("li", line));
      out.close("ul");
    }
    out.close("td").close("tr");
  }
}
