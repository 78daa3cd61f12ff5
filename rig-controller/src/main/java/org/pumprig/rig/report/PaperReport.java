package org.pumprig.rig.report;

import java.nio.charset.StandardCharsets;

/**
 * The report for paper: summary on the first sheet, then pictures, then all detail, with the labels
 * and "page x of y" on every sheet.
 */
public final class PaperReport {
  private PaperReport() {}

  /**
   * Renders it.
   *
   * @param model all there is to say; its texts may be hostile
   * @return UTF-8, well-formed XHTML for a PDF formatter: no script, no address of another document
   */
  public static byte[] render(ReportModel model) {
    var out = new Markup(PaperStyle.drawings());
    var labels =
        new Labels(
            model.header(), model.claim().filter(claim -> claim.parts().isEmpty()).isPresent());
    var page = new Page(out, model, labels);
    out.open("html", "lang", "en");
    head(out, model.header(), labels);
    out.open("body");
    MastHead.write(page);
    SummarySection.write(page);
    PicturesSection.write(page);
    HtmlReport.detail(page);
    HtmlReport.foot(page);
    out.close("body").close("html");
    return out.finish().getBytes(StandardCharsets.UTF_8);
  }

  private static void head(Markup out, ReportHeader header, Labels labels) {
    out.open("head");
    out.leaf("title", header.title() + " · " + header.reportId());
    out.empty("meta", "name", "subject", "content", String.join(" · ", labels.all()));
    out.open("bookmarks");
    for (MastHead.Part part : MastHead.PARTS) {
      out.empty("bookmark", "name", part.words(), "href", "#" + part.id());
    }
    out.close("bookmarks");
    out.style(PaperStyle.sheet(header, labels));
    out.close("head");
  }
}
