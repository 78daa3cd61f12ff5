package org.pumprig.rig.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.pumprig.rig.approval.SignedApproval;
import org.pumprig.rig.report.pdf.PdfDocument;

/**
 * The signature page as PDF/A: a pure function of the approvals, so a verifier prints it again and
 * compares. Dated by the last signature.
 */
final class SignaturePdf {
  private static final String STYLE =
      """
      @page{size:A4;margin:20mm 18mm 16mm;
      @bottom-left{content:"Signatures of a sealed evidence pack";font-family:"DejaVu Sans Condensed";font-size:7pt}
      @bottom-right{content:"Page " counter(page) " of " counter(pages);font-family:"DejaVu Sans Condensed";font-size:7pt;text-align:right}}
      body{font-family:"DejaVu Sans Condensed";font-size:10pt;line-height:1.4;color:#111;margin:0}
      h1{font-size:18pt;margin:0 0 3mm}h2{font-size:13pt;margin:0 0 1mm}
      .digest{font-family:"DejaVu Sans Mono";font-size:8pt}
      .label{border:0.4mm solid #111;padding:1mm 2mm;font-weight:bold;margin:0 0 2mm}
      section{border-top:0.3mm solid #555;margin-top:6mm;padding-top:3mm;page-break-inside:avoid}
      table{border-collapse:collapse;width:100%}
      th,td{text-align:left;vertical-align:top;padding:0.8mm 3mm 0.8mm 0;font-weight:normal;word-wrap:break-word}
      th{width:32mm;color:#444}
      """;

  private SignaturePdf() {}

  static byte[] render(String digest, List<SignedApproval> approvals, List<String> labels)
      throws IOException {
    var out = new StringBuilder();
    out.append("<html lang=\"en\"><head><title>Signatures</title>")
        .append("<meta name=\"subject\" content=\"Signatures of an evidence pack\"/>")
        .append("<style>")
        .append(STYLE)
        .append("</style></head><body><h1>Signatures</h1>");
    labels.forEach(label -> element(out, "p class=\"label\"", label));
    element(out, "p", "of the evidence pack whose tagmanifest-sha256.txt has SHA-256");
    element(out, "p class=\"digest\"", digest);
    for (SignaturePage.Entry entry : SignaturePage.entries(approvals)) {
      out.append("<section>");
      element(out, "h2", entry.name());
      out.append("<table>");
      for (SignaturePage.Line line : entry.lines()) {
        out.append("<tr>");
        element(out, "th scope=\"row\"", line.label());
        element(out, "td", line.value());
        out.append("</tr>");
      }
      out.append("</table></section>");
    }
    element(
        out,
        "p",
        "Whose keys these are, this page can’t say: compare the fingerprints with the persons’ own."
            + " A key is not yet a person.");
    out.append("</body></html>");
    Instant dated =
        approvals.stream()
            .map(one -> one.approval().time())
            .max(Instant::compareTo)
            .orElse(Instant.EPOCH);
    return PdfDocument.render(
        out.toString().getBytes(StandardCharsets.UTF_8), dated, "PumpRig", List.of());
  }

  private static void element(StringBuilder out, String opening, String text) {
    out.append('<').append(opening).append('>');
    text.codePoints().forEach(c -> character(out, c));
    out.append("</").append(opening.split(" ", 2)[0]).append('>');
  }

  private static void character(StringBuilder out, int c) {
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      default -> {
        boolean harmless =
            !Character.isISOControl(c)
                && Character.getType(c) != Character.SURROGATE
                && Character.getType(c) != Character.FORMAT
                && (c & 0xFFFE) != 0xFFFE;
        out.appendCodePoint(harmless ? c : 0xFFFD);
      }
    }
  }
}
