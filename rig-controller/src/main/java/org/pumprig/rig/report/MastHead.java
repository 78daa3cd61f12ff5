package org.pumprig.rig.report;

/** The top of the page: what this is, its labels, and links to its parts. */
final class MastHead {
  private MastHead() {}

  static void write(Page page) {
    Markup out = page.out();
    ReportHeader header = page.model().header();
    out.open("header", "class", "mast");
    page.labels().strip(out);
    out.leaf("h1", header.title());
    out.leaf(
        "p",
        "Report "
            + header.reportId()
            + " · campaign "
            + header.campaignId()
            + " · generated from the journals alone",
        "class",
        "sub");
    out.open("nav", "aria-label", "Parts of this report");
    link(out, "summary", "Summary");
    link(out, "identity", "Identity");
    link(out, "expectations", "Expectations");
    link(out, "comparison", "Comparison");
    link(out, "verdicts", "Verdicts");
    link(out, "trace", "Hazards");
    link(out, "timelines", "Timelines");
    link(out, "responses", "Response times");
    link(out, "evidence", "Evidence");
    out.close("nav").close("header");
  }

  private static void link(Markup out, String id, String words) {
    out.leaf("a", words, "href", "#" + id).text(" ");
  }
}
