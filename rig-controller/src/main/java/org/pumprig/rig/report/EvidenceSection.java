package org.pumprig.rig.report;

/** Where everything is written, and how to get the same answer again. */
final class EvidenceSection {
  private EvidenceSection() {}

  static void write(Page page) {
    Markup out = page.out();
    page.startSection("evidence", "Evidence");
    out.leaf(
        "p",
        "Everything above is computed from these files. To recompute the verdicts of a run from its"
            + " journal:");
    out.leaf("pre", "pumprig judge RUN");
    out.leaf(
        "p",
        "where RUN is the run’s directory. The same journals give the same verdicts and the same"
            + " bytes of this report. A digest that differs means that the file is not the one that"
            + " was judged.");
    int total = page.model().runs().stream().mapToInt(r -> r.evidence().size()).sum();
    if (total == 0) {
      out.leaf("p", "No file is listed.", "class", "note");
      page.endSection();
      return;
    }
    page.startTable("plain evidence", "Files per run", "File", "Size [bytes]", "SHA-256");
    int shown = 0;
    for (RunReport run : page.model().runs()) {
      if (run.evidence().isEmpty() || shown >= Bounds.EVIDENCE_ROWS) {
        continue;
      }
      group(page, run);
      for (RunReport.EvidenceFile file : run.evidence()) {
        if (shown < Bounds.EVIDENCE_ROWS) {
          out.open("tr").leaf("th", file.path(), "scope", "row", "class", "path");
          out.leaf("td", Figures.count(file.bytes()), "class", "num");
          out.leaf("td", file.sha256(), "class", "hash").close("tr");
          shown++;
        }
      }
    }
    page.endTable();
    page.leftOut(total, shown, "files");
    page.endSection();
  }

  private static void group(Page page, RunReport run) {
    Markup out = page.out();
    out.open("tr", "class", "group").open("th", "colspan", "3", "scope", "colgroup");
    out.text("Run " + run.id() + " · ");
    page.arm(run.arm());
    out.text(" · unit " + run.unit()).close("th").close("tr");
  }
}
