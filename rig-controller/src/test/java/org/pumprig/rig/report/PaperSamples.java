package org.pumprig.rig.report;

/** The sample reports, for tests of other rooms. */
public final class PaperSamples {
  private PaperSamples() {}

  /** As the demo fills it. */
  public static ReportModel demo() {
    return SampleReport.demo();
  }

  /** Every text is this one. */
  public static ReportModel hostile(String text) {
    return Variations.hostile(text);
  }
}
