package org.pumprig.rig.qualification;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SequencedMap;

/** The record for people, as XHTML for a PDF formatter. */
public final class QualificationText {
  /** What such a record can't show. */
  public static final List<String> LIMITS =
      List.of(
          "It holds for the bench as it was wired and for the time of these runs; calibration"
              + " certificates stand elsewhere.",
          "What persons entered of references is theirs: nobody checked it.",
          "No known tone was played to a microphone, and no fault was chosen blind by a second"
              + " person: have both done, and write them down, where the intended use needs"
              + " them.",
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

  private final StringBuilder out = new StringBuilder();

  private QualificationText() {}

  /** The whole record. */
  public static byte[] xhtml(Qualification found, SequencedMap<String, String> versions) {
    return new QualificationText().write(found, versions).getBytes(StandardCharsets.UTF_8);
  }

  private String write(Qualification found, SequencedMap<String, String> versions) {
    out.append("<html lang=\"en\"><head><title>Qualification of an installed bench</title>")
        .append("<meta name=\"subject\" content=\"Qualification of an installed bench\"/><style>")
        .append(STYLE)
        .append("</style></head><body><h1>Qualification of the bench ");
    text(found.rig());
    out.append("</h1>");
    element("p class=\"answer\"", found.conclusion());
    element("h2", "What was tried and what the bench showed");
    row("th", "Unit", "What", "Standing", "How it is known", "Run");
    for (BenchCheck one : found.checks()) {
      row(
          "td",
          one.unit(),
          one.what().word(),
          Qualification.word(one.standing()),
          one.words(),
          one.run());
    }
    out.append("</tbody></table>");
    element("h2", "What this can’t show");
    out.append("<ul>");
    LIMITS.forEach(limit -> element("li", limit));
    out.append("</ul>");
    element("h2", "Versions and journals");
    row("th", "What", "Which");
    row("td", "Rig file, SHA-256", found.rigSha256());
    versions.forEach((name, value) -> row("td", name, value));
    found.journals().forEach((run, digest) -> row("td", "Journal of " + run, digest));
    return out.append("</tbody></table></body></html>").toString();
  }

  private void row(String cell, String... texts) {
    boolean head = cell.equals("th");
    out.append(head ? "<table><thead><tr>" : "<tr>");
    for (String one : texts) {
      element(head ? "th scope=\"col\"" : "td", one);
    }
    out.append(head ? "</tr></thead><tbody>" : "</tr>");
  }

  private void element(String opening, String words) {
    out.append('<').append(opening).append('>');
    text(words);
    out.append("</").append(opening.split(" ", 2)[0]).append('>');
  }

  private void text(String words) {
    words
        .codePoints()
        .map(c -> Character.isISOControl(c) || (c & 0xFFFE) == 0xFFFE ? 0xFFFD : c)
        .map(c -> Character.getType(c) == Character.SURROGATE ? 0xFFFD : c)
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                default -> out.appendCodePoint(c);
              }
            });
  }
}
