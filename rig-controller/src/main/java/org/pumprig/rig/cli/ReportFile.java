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
record ReportFile(ReportModel model) {
  static ReportFile of(CampaignResult result, List<JudgedRun> runs, Stated stated) {
    String id = "report-" + runs.getFirst().verdict().campaignId();
    var identity = new ReportBuilder.Identity(id, Version.read(), result.approval().by(), stated);
    List<RunMaterial> material = runs.stream().map(RunMaterial::of).toList();
    return new ReportFile(ReportBuilder.model(identity, result, material));
  }

  byte[] html() {
    return HtmlReport.render(model);
  }

  byte[] pdf() throws IOException {
    return PdfReport.render(model);
  }

  /** The tables and their Parquet twins, by file name. */
  SequencedMap<String, byte[]> tables() {
    SequencedMap<String, byte[]> files = SummaryTables.files(model);
    files.putAll(SummaryTables.parquet(model));
    return files;
  }
}
