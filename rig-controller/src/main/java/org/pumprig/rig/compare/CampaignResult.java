package org.pumprig.rig.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pumprig.rig.compare.beside.BesideFinding;
import org.pumprig.rig.compare.claim.ClaimResult;
import org.pumprig.rig.compare.claim.ClaimVerdict;
import org.pumprig.rig.compare.claim.Clusters;
import org.pumprig.rig.judge.PlanApproval;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.judge.Verdict;
import org.pumprig.rig.plan.Arm;
import org.pumprig.rig.plan.Claim;
import org.pumprig.rig.plan.Plan;

/**
 * What a campaign found.
 *
 * @param plan its plan
 * @param runs the verdicts that count, in a fixed order
 * @param ruledOut those of runs that the plan's rules make invalid, in the same order
 * @param arms what was expected of each arm that was asked for, and found
 * @param comparison the arms compared; empty if the plan compares nothing or one arm was asked for
 * @param comparisonFinding what was expected of that, and found
 * @param claim the plan's claim, judged; empty if it states none: then all is exploratory
 * @param deviation a change of the plan after the runs began
 * @param beside what other runs beside it show
 * @param approval whether the plan was approved before all of these runs; if not, they are
 *     exploratory
 */
public record CampaignResult(
    Plan plan,
    List<RunVerdict> runs,
    List<RunVerdict> ruledOut,
    List<ArmFinding> arms,
    Optional<CampaignComparison> comparison,
    Optional<ComparisonFinding> comparisonFinding,
    Optional<ClaimResult> claim,
    Optional<PlanDeviation> deviation,
    List<BesideFinding> beside,
    PlanApproval approval) {
  /** Copies the lists. */
  public CampaignResult {
    runs = List.copyOf(runs);
    ruledOut = List.copyOf(ruledOut);
    arms = List.copyOf(arms);
    beside = List.copyOf(beside);
  }

  /** All arms of a plan; runs in any order. A run given twice counts once. */
  public static CampaignResult of(Plan plan, List<RunVerdict> runs) {
    return of(plan, plan.arms(), runs, true, false);
  }

  /** What runs of one plan come to, whatever arms they are of. */
  public static CampaignResult ofRuns(Plan plan, List<RunVerdict> runs) {
    List<String> arms = runs.stream().map(RunVerdict::arm).distinct().toList();
    return arms.size() == 1 ? ofArm(plan, arms.getFirst(), runs) : of(plan, runs);
  }

  /** One arm alone, without comparison; other arms' runs are left out. */
  public static CampaignResult ofArm(Plan plan, String arm, List<RunVerdict> runs) {
    return of(
        plan,
        plan.arms().stream().filter(one -> one.name().equals(arm)).toList(),
        runs.stream().filter(run -> run.arm().equals(arm)).toList(),
        false,
        false);
  }

  private static CampaignResult of(
      Plan plan, List<Arm> arms, List<RunVerdict> given, boolean compare, boolean every) {
    List<RunVerdict> all = once(given);
    List<RunVerdict> runs = every ? all : all.stream().filter(RunVerdict::counts).toList();
    Optional<CampaignComparison> comparison =
        compare && plan.comparison().isPresent()
            ? Optional.of(CampaignComparison.of(plan, runs))
            : Optional.empty();
    return new CampaignResult(
        plan,
        runs,
        every ? List.of() : all.stream().filter(run -> !run.counts()).toList(),
        arms.stream().map(arm -> ArmFinding.of(arm, runs)).toList(),
        comparison,
        comparison.map(ComparisonFinding::of),
        compare ? ClaimResult.of(plan, runs) : Optional.empty(),
        Optional.empty(),
        List.of(),
        PlanApproval.NONE);
  }

  /** What they would come to if those that the plan's rules make invalid counted too. */
  public CampaignResult withRuledOut() {
    var every = new ArrayList<>(runs);
    every.addAll(ruledOut);
    return of(
            plan, arms.stream().map(ArmFinding::arm).toList(), every, comparison.isPresent(), true)
        .with(approval);
  }

  /** The same, with what other runs beside it show. */
  public CampaignResult with(List<BesideFinding> others) {
    return new CampaignResult(
        plan,
        runs,
        ruledOut,
        arms,
        comparison,
        comparisonFinding,
        claim,
        deviation,
        others,
        approval);
  }

  /** The same, with a change of the plan told. */
  public CampaignResult with(Optional<PlanDeviation> told) {
    return new CampaignResult(
        plan, runs, ruledOut, arms, comparison, comparisonFinding, claim, told, beside, approval);
  }

  /** The same, with what is known of the plan's approval. */
  public CampaignResult with(PlanApproval known) {
    return new CampaignResult(
        plan, runs, ruledOut, arms, comparison, comparisonFinding, claim, deviation, beside, known);
  }

  private static List<RunVerdict> once(List<RunVerdict> given) {
    var runs = new ArrayList<RunVerdict>();
    for (RunVerdict run : RunOrder.sorted(given)) {
      boolean again =
          !runs.isEmpty()
              && runs.getLast().campaignId().equals(run.campaignId())
              && runs.getLast().runId().equals(run.runId());
      if (!again) {
        runs.add(run);
      }
    }
    return runs;
  }

  /** Whether all that the plan's author expected was found. */
  public boolean expectationsMet() {
    return agreements().allMatch(agreement -> agreement == Agreement.MET);
  }

  /**
   * Whether nothing binds its answer: nobody approved the plan before the runs, or it compares arms
   * and states no claim.
   */
  public boolean exploratory() {
    return !approval.approved() || (comparison.isPresent() && claim.isEmpty());
  }

  /** Units that shared faults tie, as the journals show them. */
  public Clusters clusters() {
    return Clusters.of(runs);
  }

  /** What that means for a comparison without a claim; with one, its limits say it. */
  public Optional<String> tied() {
    return comparison.isPresent() && claim.isEmpty()
        ? clusters().told().map(told -> told + ClaimResult.whatTiesLeave(plan.order()))
        : Optional.empty();
  }

  /**
   * For {@code demo}, {@code run} and {@code simulate}: 0 if all expectations were met; else 4 if a
   * run was aborted, 1 if an expectation was contradicted, 3 if it stayed undecided.
   */
  public int exitCode() {
    if (expectationsMet()) {
      return Verdict.PASS.exitCode();
    }
    if (runs.stream().anyMatch(run -> run.overall() == Verdict.ABORTED)) {
      return Verdict.ABORTED.exitCode();
    }
    return agreements().anyMatch(agreement -> agreement == Agreement.NOT_MET)
        ? Verdict.FAIL.exitCode()
        : Verdict.INCONCLUSIVE.exitCode();
  }

  /** For {@code judge}: the exit code of the worst verdict; 3 if there is no run. */
  public static int verdictExitCode(List<RunVerdict> runs) {
    return Verdict.worst(runs.stream().map(RunVerdict::overall).toList())
        .orElse(Verdict.INCONCLUSIVE)
        .exitCode();
  }

  private Stream<Agreement> agreements() {
    return Stream.of(
            arms.stream().map(ArmFinding::agreement),
            comparisonFinding.stream().map(ComparisonFinding::agreement),
            claimAgreement().stream())
        .flatMap(one -> one);
  }

  /** Whether the claim's verdict is the expected one; empty without a claim. */
  public Optional<Agreement> claimAgreement() {
    return claim.map(
        found -> {
          String verdict = found.verdict().onDisk();
          // Where units share faults, a limited "better" is all that anybody could expect.
          boolean limited =
              found.verdict() == ClaimVerdict.LIMITED && found.expected() == Claim.Expect.BETTER;
          if (limited || verdict.equals(found.expected().diskName())) {
            return Agreement.MET;
          }
          return found.verdict() == ClaimVerdict.INCONCLUSIVE
              ? Agreement.UNDECIDED
              : Agreement.NOT_MET;
        });
  }
}
