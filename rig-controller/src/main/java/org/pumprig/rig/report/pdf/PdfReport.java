package org.pumprig.rig.report.pdf;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.pumprig.rig.report.PaperReport;
import org.pumprig.rig.report.ReportModel;
import org.pumprig.rig.report.SummaryTables;

/** A campaign's report as PDF/A-3b, its tables inside as CSV and JSON. */
public final class PdfReport {
  private PdfReport() {}

  /**
   * Formats it; dated by its last run's begin.
   *
   * @throws IOException if it can't be formatted
   */
  public static byte[] render(ReportModel model) throws IOException {
    List<PdfDocument.Attachment> tables =
        SummaryTables.files(model).entrySet().stream()
            .map(
                file ->
                    new PdfDocument.Attachment(
                        file.getKey(),
                        file.getKey().endsWith(".json") ? "application/json" : "text/csv",
                        "Table of this report, for programs",
                        file.getValue()))
            .toList();
    return PdfDocument.render(
        PaperReport.render(model),
        model.proceedings().lastBegin().orElse(Instant.EPOCH),
        "PumpRig " + model.header().pumprigVersion().replaceAll("[^ -~]", "?"),
        tables);
  }
}
