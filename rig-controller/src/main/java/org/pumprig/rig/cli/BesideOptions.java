package org.pumprig.rig.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pumprig.rig.compare.CampaignResult;
import org.pumprig.rig.compare.beside.Beside;
import org.pumprig.rig.compare.beside.BesideFinding;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.plan.ClaimTerms;
import org.pumprig.rig.plan.Comparison;
import org.pumprig.rig.plan.PlanDifference;
import org.pumprig.rig.rundir.JudgedRun;
import org.pumprig.rig.rundir.VerifiedRun;
import org.pumprig.rig.yaml.InputProblem;
import picocli.CommandLine.Option;

/** Other runs of the old firmware, to be held beside the compared ones. */
final class BesideOptions {
  /** What may differ between a campaign and its baseline. */
  private static final List<String> MAY_DIFFER = List.of("seed", "arms", "rig", "requirements");

  @Option(
      names = "--baseline",
      paramLabel = "RUN",
      arity = "1..*",
      description = "Runs of the old firmware in an earlier campaign: has the bench drifted?")
  private List<Path> baseline = List.of();

  @Option(
      names = "--other-stress",
      paramLabel = "RUN",
      arity = "1..*",
      description = "Runs of the old firmware at another stress level, for an acceleration claim.")
  private List<Path> otherStress = List.of();

  boolean given() {
    return !baseline.isEmpty() || !otherStress.isEmpty();
  }

  /** What they show; nothing if none were given. */
  List<BesideFinding> findings(CampaignResult result, List<JudgedRun> judged) throws Exception {
    List<BesideFinding> found = new ArrayList<>();
    if (!given()) {
      return found;
    }
    ClaimTerms terms =
        result
            .plan()
            .claim()
            .orElseThrow(
                () ->
                    new CommandProblem(
                        "the plan of these runs states no claim, so no margin was decided for"
                            + " --baseline or --other-stress."))
            .terms();
    if (!baseline.isEmpty()) {
      ClaimTerms.Baseline margins =
          terms.baseline().orElseThrow(() -> missing("baseline", "--baseline"));
      List<JudgedRun> runs = read(baseline, "--baseline", judged, result);
      requireSame(judged.getFirst(), runs.getFirst());
      found.addAll(beside(result, runs).baseline(margins));
    }
    if (!otherStress.isEmpty()) {
      long factor =
          terms.acceleration().orElseThrow(() -> missing("acceleration", "--other-stress"));
      found.add(
          beside(result, read(otherStress, "--other-stress", judged, result))
              .acceleration(factor / 1e6));
    }
    return found;
  }

  private static CommandProblem missing(String key, String option) {
    return new CommandProblem(
        "the plan of these runs states no claim.%s, so nothing was decided for %s."
            .formatted(key, option));
  }

  private static Beside beside(CampaignResult result, List<JudgedRun> runs) {
    Comparison comparison = result.plan().comparison().orElseThrow();
    List<RunVerdict> now =
        result.runs().stream().filter(run -> run.arm().equals(comparison.than())).toList();
    return new Beside(
        result.plan(),
        now,
        runs.getFirst().plan(),
        runs.stream().map(JudgedRun::verdict).toList(),
        comparison.alphaPpm() / 1e6);
  }

  private static List<JudgedRun> read(
      List<Path> paths, String option, List<JudgedRun> judged, CampaignResult result)
      throws Exception {
    String than = result.plan().comparison().orElseThrow().than();
    String firmware =
        judged.stream()
            .filter(run -> run.header().arm().equals(than))
            .map(run -> run.header().firmware())
            .findFirst()
            .orElse("");
    List<String> ids = judged.stream().map(BesideOptions::id).toList();
    List<JudgedRun> runs = new ArrayList<>();
    for (Path path : paths) {
      JudgedRun run = VerifiedRun.read(path);
      if (!run.header().firmware().equals(firmware)) {
        throw new CommandProblem(
            "%s: run %s is of firmware '%s', not of '%s' as arm '%s'; give runs of that."
                .formatted(option, run.header().runId(), run.header().firmware(), firmware, than));
      }
      if (ids.contains(id(run))) {
        throw new CommandProblem(
            "%s: run %s is one of those compared; give others."
                .formatted(option, run.header().runId()));
      }
      if (!runs.isEmpty() && !runs.getFirst().plan().digest().equals(run.plan().digest())) {
        throw new CommandProblem(option + ": these runs are of different plans; give one's.");
      }
      runs.add(run);
    }
    return runs;
  }

  private static String id(JudgedRun run) {
    return run.header().planSha256() + run.header().campaignId() + "/" + run.header().runId();
  }

  private static void requireSame(JudgedRun now, JudgedRun then)
      throws CommandProblem, InputProblem {
    List<PlanDifference.Change> changes =
        PlanDifference.between("plan.yaml", text(now), "plan.yaml", text(then))
            .inWhatIsDone()
            .without(MAY_DIFFER)
            .changes();
    if (!changes.isEmpty()) {
      PlanDifference.Change change = changes.getFirst();
      throw new CommandProblem(
          "--baseline: other things were done to the pumps then: %s is %s now and was %s; a drift of the bench can't be told from that."
              .formatted(
                  change.key(),
                  change.first().orElse("missing"),
                  change.second().orElse("missing")));
    }
  }

  private static byte[] text(JudgedRun run) {
    return run.begin().planText().getBytes(StandardCharsets.UTF_8);
  }
}
