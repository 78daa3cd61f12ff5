package org.pumprig.rig.evidence;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pumprig.rig.approval.SignedApproval;
import org.pumprig.rig.report.pdf.DrawnText;
import org.pumprig.rig.report.pdf.PdfDocument;
import org.pumprig.rig.report.pdf.Xhtml;

/**
 * The signature page as PDF/A: a pure function of the approvals, dated by the last signature. The
 * same version prints the same bytes; what another one printed is read back.
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

  private static final String FOOT = "Signatures of a sealed evidence pack";

  /** What a page is, held against the approvals. */
  enum Standing {
    /** To the byte what this version prints. */
    AS_PRINTED_HERE,
    /** Printed by something else, and a reader sees the same. */
    SAYS_THE_SAME,
    /** It says something else, or a reader doesn't see what it says. */
    SAYS_OTHERWISE
  }

  private SignaturePdf() {}

  static byte[] render(String digest, List<SignedApproval> approvals, List<String> labels)
      throws IOException {
    Instant dated =
        approvals.stream()
            .map(one -> one.approval().time())
            .max(Instant::compareTo)
            .orElse(Instant.EPOCH);
    return PdfDocument.render(
        markup(digest, approvals, labels).xhtml().bytes(), dated, "PumpRig", List.of());
  }

  /** Holds a page, whoever printed it, against the approvals that it must print. */
  static Standing standing(
      byte[] pdf, String digest, List<SignedApproval> approvals, List<String> labels)
      throws IOException {
    if (Arrays.equals(pdf, render(digest, approvals, labels))) {
      return Standing.AS_PRINTED_HERE;
    }
    var drawn = DrawnText.read(pdf);
    if (drawn.isEmpty() || !drawn.get().plain()) {
      return Standing.SAYS_OTHERWISE;
    }
    List<String> feet = drawn.get().feet();
    for (int page = 1; page <= feet.size(); page++) {
      String foot = FOOT + "Page " + page + " of " + feet.size();
      if (!DrawnText.letters(foot).equals(feet.get(page - 1))) {
        return Standing.SAYS_OTHERWISE;
      }
    }
    String body = String.join("", drawn.get().pages());
    String asked = String.join("", markup(digest, approvals, labels).texts());
    return DrawnText.same(DrawnText.letters(asked), body)
        ? Standing.SAYS_THE_SAME
        : Standing.SAYS_OTHERWISE;
  }

  /** The page's markup, and the texts in it, in their order. */
  private record Markup(Xhtml xhtml, List<String> texts) {}

  private static Markup markup(String digest, List<SignedApproval> approvals, List<String> labels) {
    var out = new Xhtml("Signatures", "Signatures of an evidence pack", STYLE);
    var texts = new ArrayList<String>();
    element(out, texts, "h1", "Signatures");
    labels.forEach(label -> element(out, texts, "p class=\"label\"", label));
    element(out, texts, "p", "of the evidence pack whose tagmanifest-sha256.txt has SHA-256");
    element(out, texts, "p class=\"digest\"", digest);
    for (SignaturePage.Entry entry : SignaturePage.entries(approvals)) {
      out.markup("<section>");
      element(out, texts, "h2", entry.name());
      out.markup("<table>");
      for (SignaturePage.Line line : entry.lines()) {
        out.markup("<tr>");
        element(out, texts, "th scope=\"row\"", line.label());
        element(out, texts, "td", line.value());
        out.markup("</tr>");
      }
      out.markup("</table></section>");
    }
    element(
        out,
        texts,
        "p",
        "Whose keys these are, this page can’t say: compare the fingerprints with the persons’ own."
            + " A key is not yet a person.");
    return new Markup(out, texts);
  }

  private static void element(Xhtml out, List<String> texts, String opening, String text) {
    var visible = new StringBuilder();
    text.codePoints().map(SignaturePdf::visible).forEach(visible::appendCodePoint);
    String shown = Xhtml.shown(visible.toString());
    texts.add(shown);
    out.element(opening, shown);
  }

  /** Characters that turn or join others would show another text than was signed. */
  private static int visible(int c) {
    return Character.getType(c) == Character.FORMAT ? 0xFFFD : c;
  }
}
