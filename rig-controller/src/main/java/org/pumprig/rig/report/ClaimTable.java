package org.pumprig.rig.report;

/** The four parts of the claim, judged one by one. */
final class ClaimTable {
  private ClaimTable() {}

  static void write(Page page, ClaimView claim) {
    Markup out = page.out();
    out.leaf("h3", "Claim: " + claim.verdict());
    out.leaf("p", claim.sentence());
    if (!claim.parts().isEmpty()) {
      page.startTable(
          "plain",
          "Parts of the claim, as the plan fixed it before the run",
          "Part",
          "Stands",
          "Why");
      for (ClaimView.Part part : claim.parts()) {
        page.row(part.title(), part.standing(), String.join(" ", part.lines()));
      }
      page.endTable();
    }
    claim.forest().ifPresent(forest -> ForestPlotSvg.figure(page, forest, "claim-forest"));
    for (String limit : claim.limits()) {
      out.leaf("p", limit, "class", "note");
    }
  }
}
