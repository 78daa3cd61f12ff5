package org.pumprig.rig.qualification;

import java.util.List;
import java.util.SequencedMap;
import org.pumprig.rig.report.pdf.Xhtml;

/** The record for people, as XHTML for a PDF formatter. */
public final class QualificationText {
  /** What such a record can't show. */
  public static final List<String> LIMITS =
      List.of(
          "It holds for the bench as it was wired and for the time of these runs; calibration"
              + " certificates stand elsewhere.",
          "What persons entered of references is theirs: nobody checked it.",
          "That the person who chose the blind faults kept them to themselves, nobody can check;"
              + " that the list was made before the trials, its digest in the journal shows.",
          "An instrument that a unit doesn’t have can’t tell anything of it.");

  private static final String STYLE =
      """
      @page{size:A4;margin:18mm 15mm 15mm;
      @bottom-left{content:"Qualification of an installed bench: evidence towards, no conformity";font-family:"DejaVu Sans Condensed";font-size:7pt;width:120mm}
      @bottom-right{content:"Page " counter(page) " of " counter(pages);font-family:"DejaVu Sans Condensed";font-size:7pt;text-align:right}}
      body{font-family:"DejaVu Sans Condensed";font-size:9pt;line-height:1.4;margin:0;color:#111}
      h1{font-size:16pt;margin:0 0 2mm}h2{font-size:12pt;margin:5mm 0 1mm;page-break-after:avoid}
      .answer{border:0.5mm solid #111;padding:2mm 4mm;font-size:11pt;font-weight:bold}
      table{border-collapse:collapse;width:100%;font-size:8pt;-fs-table-paginate:paginate}
      th,td{text-align:left;vertical-align:top;padding:0.8mm 2mm 0.8mm 0;border-bottom:0.15mm solid #aaa;font-weight:normal}
      thead th{font-weight:bold}tr{page-break-inside:avoid}
      """;

  private QualificationText() {}

  /** The whole record. */
  public static byte[] xhtml(Qualification found, SequencedMap<String, String> versions) {
    var out =
        new Xhtml(
            "Qualification of an installed bench", "Qualification of an installed bench", STYLE);
    out.element("h1", "Qualification of the bench " + found.rig());
    out.element("p class=\"answer\"", found.conclusion());
    out.element("h2", "What was tried and what the bench showed");
    out.startTable("Unit", "What", "Standing", "How it is known", "Run");
    for (BenchCheck one : found.checks()) {
      row(
          out,
          one.unit(),
          one.what().word(),
          Qualification.word(one.standing()),
          one.words(),
          one.run());
    }
    out.endTable();
    out.element("h2", "What this can’t show").markup("<ul>");
    LIMITS.forEach(limit -> out.element("li", limit));
    out.markup("</ul>").element("h2", "Versions and journals");
    out.startTable("What", "Which");
    row(out, "Rig file, SHA-256", found.rigSha256());
    versions.forEach((name, value) -> row(out, name, value));
    found.journals().forEach((run, digest) -> row(out, "Journal of " + run, digest));
    return out.endTable().bytes();
  }

  private static void row(Xhtml out, String... cells) {
    out.markup("<tr>");
    for (String cell : cells) {
      out.element("td", cell);
    }
    out.markup("</tr>");
  }
}
