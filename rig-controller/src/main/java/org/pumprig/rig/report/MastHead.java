package org.pumprig.rig.report;

import java.util.List;

/** The top of the page: what this is, its labels, and links to its parts. */
final class MastHead {
  /** The parts, in their order. */
  static final List<Part> PARTS =
      List.of(
          new Part("summary", "Summary"),
          new Part("identity", "Identity"),
          new Part("units", "Units"),
          new Part("equipment", "Equipment"),
          new Part("protocol", "Protocol"),
          new Part("expectations", "Expectations"),
          new Part("timelines", "Runs"),
          new Part("responses", "Response times"),
          new Part("deviations", "Deviations"),
          new Part("people", "Testers"),
          new Part("comparison", "Comparison"),
          new Part("verdicts", "Verdicts"),
          new Part("trace", "Hazards"),
          new Part("evidence", "Evidence"),
          new Part("signatures", "Signatures"));

  private MastHead() {}

  /** A part of the report, and what it is called. */
  record Part(String id, String words) {}

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
    for (Part part : PARTS) {
      link(out, part.id(), part.words());
    }
    out.close("nav").close("header");
  }

  private static void link(Markup out, String id, String words) {
    out.leaf("a", words, "href", "#" + id).text(" ");
  }
}
