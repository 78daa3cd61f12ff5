package org.pumprig.rig.cli;

import java.io.IOException;
import java.util.List;
import java.util.SequencedMap;
import org.pumprig.rig.compare.CampaignResult;
import org.pumprig.rig.report.HtmlReport;
import org.pumprig.rig.report.ReportModel;
import org.pumprig.rig.report.Stated;
import org.pumprig.rig.report.SummaryTables;
import org.pumprig.rig.report.build.ReportBuilder;
import org.pumprig.rig.report.build.RunMaterial;
import org.pumprig.rig.report.pdf.PdfReport;
import org.pumprig.rig.rundir.JudgedRun;
import org.pumprig.rig.session.Version;

/** The report of judged runs. */
final class ReportFile {
  private ReportFile() {}

  static byte[] html(CampaignResult result, List<JudgedRun> runs) {
    return html(result, runs, Stated.NOTHING);
  }

  static byte[] html(CampaignResult result, List<JudgedRun> runs, Stated stated) {
    return HtmlReport.render(model(result, runs, stated));
  }

  static byte[] pdf(CampaignResult result, List<JudgedRun> runs, Stated stated) throws IOException {
    return PdfReport.render(model(result, runs, stated));
  }

  /** The tables and their Parquet twins, by file name. */
  static SequencedMap<String, byte[]> packed(
      CampaignResult result, List<JudgedRun> runs, Stated stated) {
    ReportModel model = model(result, runs, stated);
    SequencedMap<String, byte[]> files = SummaryTables.files(model);
    files.putAll(SummaryTables.parquet(model));
    return files;
  }

  private static ReportModel model(CampaignResult result, List<JudgedRun> runs, Stated stated) {
    String id = "report-" + runs.getFirst().verdict().campaignId();
    var identity = new ReportBuilder.Identity(id, Version.read(), result.approval().by(), stated);
    List<RunMaterial> material = runs.stream().map(RunMaterial::of).toList();
    return ReportBuilder.model(identity, result, material);
  }
}
