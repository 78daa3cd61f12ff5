package org.pumprig.rig.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pumprig.rig.campaign.CampaignDirectory;
import org.pumprig.rig.compare.CampaignJson;
import org.pumprig.rig.compare.CampaignResult;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.rundir.JudgedRun;

/** From runs to results, report and summary. */
final class Results {
  private Results() {}

  /**
   * What runs of one plan come to.
   *
   * @param result expectations, verdicts, comparison
   * @param html the report
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Concluded(CampaignResult result, byte[] html) {}

  /** Concludes from judged runs, which must be of one plan. */
  static Concluded conclude(List<JudgedRun> runs) throws CommandProblem {
    Plan plan = runs.getFirst().plan();
    for (JudgedRun run : runs) {
      if (!run.plan().digest().equals(plan.digest())) {
        throw new CommandProblem(
            "runs "
                + runs.getFirst().header().runId()
                + " and "
                + run.header().runId()
                + " are of different plans; give runs of one plan.");
      }
    }
    List<RunVerdict> verdicts = runs.stream().map(JudgedRun::verdict).toList();
    List<String> arms = verdicts.stream().map(RunVerdict::arm).distinct().toList();
    CampaignResult result =
        arms.size() == 1
            ? CampaignResult.ofArm(plan, arms.getFirst(), verdicts)
            : CampaignResult.of(plan, verdicts);
    return new Concluded(result, ReportFile.html(result, runs));
  }

  /** Judges every run of a campaign, compares, writes {@code campaign.json} and the report. */
  static CampaignResult conclude(CampaignDirectory directory) throws Exception {
    var judged = new ArrayList<JudgedRun>();
    for (Path run : directory.runs()) {
      judged.add(Judging.read(run));
    }
    Concluded concluded = conclude(judged);
    Files.write(directory.campaignJson(), CampaignJson.bytes(concluded.result()));
    Files.createDirectories(directory.report().getParent());
    Files.write(directory.report(), concluded.html());
    return concluded.result();
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
