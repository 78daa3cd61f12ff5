package org.pumprig.rig.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pumprig.rig.campaign.CampaignDirectory;
import org.pumprig.rig.compare.CampaignJson;
import org.pumprig.rig.compare.CampaignResult;
import org.pumprig.rig.journal.JournalDamage;
import org.pumprig.rig.judge.JudgeRun;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.report.ReportFile;
import org.pumprig.rig.yaml.InputProblem;

/** From a campaign's journals to its results, report and summary. */
final class Results {
  private Results() {}

  /** Judges every run of a campaign, compares, writes {@code campaign.json} and the report. */
  static CampaignResult conclude(Plan plan, Optional<String> arm, CampaignDirectory directory)
      throws IOException, InputProblem, JournalDamage {
    var verdicts = new ArrayList<RunVerdict>();
    for (Path run : directory.runs()) {
      verdicts.add(JudgeRun.read(run));
    }
    CampaignResult result =
        arm.isPresent()
            ? CampaignResult.ofArm(plan, arm.get(), verdicts)
            : CampaignResult.of(plan, verdicts);
    Files.write(directory.campaignJson(), CampaignJson.bytes(result));
    Files.createDirectories(directory.report().getParent());
    Files.write(directory.report(), ReportFile.html(plan, result, directory.runs()));
    return result;
  }

  /** The short summary that ends a demo, run or simulation. */
  static void summary(CampaignResult result, CampaignDirectory directory, PrintWriter out) {
    out.println();
    SummaryText.lines(result).forEach(out::println);
    out.println("Report: " + directory.report());
    out.flush();
  }

  static void problems(List<String> problems, PrintWriter err) {
    problems.forEach(problem -> err.println("pumprig: " + problem));
    err.flush();
  }
}
