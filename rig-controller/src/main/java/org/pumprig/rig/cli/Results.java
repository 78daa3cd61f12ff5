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
import org.pumprig.rig.judge.PlanApproval;
import org.pumprig.rig.judge.RunState;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.report.Stated;
import org.pumprig.rig.rundir.JudgedRun;
import org.pumprig.rig.rundir.VerifiedRun;
import org.pumprig.rig.session.Headers;
import org.pumprig.rig.yaml.InputProblem;

/** From runs to results, report and summary. */
final class Results {
  private Results() {}

  /** What judged runs come to, by the plan that counts for all of them. */
  static CampaignResult result(List<JudgedRun> runs, Optional<Path> planFile)
      throws CommandProblem, InputProblem {
    RulingPlan ruling = RulingPlan.of(runs, planFile);
    List<RunVerdict> verdicts = runs.stream().map(JudgedRun::verdict).toList();
    return CampaignResult.ofRuns(ruling.plan(), verdicts)
        .with(ruling.deviation())
        .with(approval(runs));
  }

  private static PlanApproval approval(List<JudgedRun> runs) {
    return PlanApproval.ofAll(runs.stream().map(JudgedRun::approval).toList());
  }

  /**
   * Judges every run of a campaign that has come to its end, compares, and writes it down: in each
   * run's header, {@code campaign.json} and the report.
   *
   * @param arm the only arm that was run on purpose; empty: what is missing was to be run
   */
  static CampaignResult conclude(CampaignDirectory directory, Optional<String> arm)
      throws CommandProblem, InputProblem, IOException {
    var runs = new ArrayList<JudgedRun>();
    for (Path run : directory.runs()) {
      if (Headers.neverBegan(run)) {
        continue;
      }
      JudgedRun judged = VerifiedRun.read(run);
      if (hasEnded(judged)) {
        Headers.end(run, judged.header(), judged.verdict().overall());
      }
      runs.add(judged);
    }
    List<RunVerdict> verdicts = runs.stream().map(JudgedRun::verdict).toList();
    RulingPlan ruling = RulingPlan.of(runs, Optional.empty());
    CampaignResult result =
        arm.map(only -> CampaignResult.ofArm(ruling.plan(), only, verdicts))
            .orElseGet(() -> CampaignResult.of(ruling.plan(), verdicts))
            .with(ruling.deviation())
            .with(approval(runs));
    Files.write(directory.campaignJson(), CampaignJson.bytes(result));
    Files.createDirectories(directory.report().getParent());
    Files.write(directory.report(), ReportFile.of(result, runs, Stated.NOTHING).html());
    return result;
  }

  /** A run whose journal the disk refused has not ended: it can be gone on with. */
  private static boolean hasEnded(JudgedRun judged) {
    return judged.verdict().facts().course().end().isPresent();
  }

  /** Says how to go on with runs that were broken off, if there are any. */
  static void brokenOff(CampaignDirectory directory, PrintWriter people) throws IOException {
    for (Path run : directory.runs()) {
      if (Headers.of(run).state() == RunState.RUNNING) {
        people.println(
            run.getFileName()
                + " was broken off. Once its cause is gone, for instance a full disk: pumprig run"
                + " --resume "
                + directory.root());
      }
    }
    people.flush();
  }

  /** What ends a demo, run or simulation: a short summary, and the results as JSON if wanted. */
  static void show(CampaignResult result, CampaignDirectory directory, Terminal terminal) {
    PrintWriter people = terminal.people();
    people.println();
    SummaryText.lines(result).forEach(people::println);
    people.println("Report: " + directory.report());
    people.flush();
    terminal.answer(CampaignJson.bytes(result));
  }

  static void problems(List<String> problems, PrintWriter err) {
    problems.forEach(problem -> err.println("pumprig: " + problem));
    err.flush();
  }
}
