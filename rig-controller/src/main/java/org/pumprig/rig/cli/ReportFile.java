package org.pumprig.rig.cli;

import java.util.List;
import org.pumprig.rig.compare.CampaignResult;
import org.pumprig.rig.report.HtmlReport;
import org.pumprig.rig.report.build.ReportBuilder;
import org.pumprig.rig.report.build.RunMaterial;
import org.pumprig.rig.rundir.JudgedRun;
import org.pumprig.rig.session.Version;

/** The report of judged runs. */
final class ReportFile {
  private ReportFile() {}

  static byte[] html(CampaignResult result, List<JudgedRun> runs) {
    String id = "report-" + runs.getFirst().verdict().campaignId();
    var identity = new ReportBuilder.Identity(id, Version.read(), result.approval().by());
    List<RunMaterial> material = runs.stream().map(RunMaterial::of).toList();
    return HtmlReport.render(ReportBuilder.model(identity, result, material));
  }
}
