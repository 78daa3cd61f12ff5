package org.pumprig.rig.report;

import java.nio.charset.StandardCharsets;

/** Renders a report: the same model gives the same bytes, anywhere and at any time. */
public final class HtmlReport {
  private HtmlReport() {}

  /**
   * Renders a report.
   *
   * @param model all there is to say; its texts may be hostile
   * @return UTF-8, self-contained HTML that is also well-formed XML: no script, no address of
   *     another document; a few hundred kilobytes for a dozen runs, bounded for any number
   */
  public static byte[] render(ReportModel model) {
    var out = new Markup();
    var labels =
        new Labels(
            model.header(), model.claim().filter(claim -> claim.parts().isEmpty()).isPresent());
    var page = new Page(out, model, labels);
    head(out, model.header(), labels);
    out.open("body");
    Patterns.define(out);
    MastHead.write(page);
    out.open("main");
    SummarySection.write(page);
    detail(page);
    out.close("main");
    foot(page);
    out.close("body").close("html");
    return out.finish().getBytes(StandardCharsets.UTF_8);
  }

  /** Everything after the summary, in the order in which an auditor asks for it. */
  static void detail(Page page) {
    IdentitySection.write(page);
    UnitsSection.write(page);
    EquipmentSection.write(page);
    ProtocolSection.write(page);
    ExpectationSection.write(page);
    TimelineSection.write(page);
    ResponseSection.write(page);
    DeviationsSection.write(page);
    PeopleSection.write(page);
    ComparisonSection.write(page);
    VerdictSection.write(page);
    TraceSection.write(page);
    EvidenceSection.write(page);
    SignaturesSection.write(page);
  }

  private static void head(Markup out, ReportHeader header, Labels labels) {
    out.startPage().empty("meta", "name", "robots", "content", "noindex");
    out.leaf("title", header.title() + " · " + header.reportId() + " · PumpRig");
    out.style(Style.sheet(header, labels));
    out.close("head");
  }

  static void foot(Page page) {
    ReportHeader header = page.model().header();
    page.out().open("footer");
    page.labels().strip(page.out());
    page.out()
        .leaf(
            "p",
            "End of report "
                + header.reportId()
                + ". Evidence towards a conclusion that persons draw; no statement of conformity."
                + " Results relate only to the units and runs listed. Made by PumpRig "
                + header.pumprigVersion()
                + " from the journals alone.");
    page.out().close("footer");
  }
}
