package org.pumprig.rig.report.build;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.pumprig.rig.compare.Agreement;
import org.pumprig.rig.compare.ArmFinding;
import org.pumprig.rig.compare.CampaignJson;
import org.pumprig.rig.compare.CampaignResult;
import org.pumprig.rig.event.RunBasis.BenchDeclared;
import org.pumprig.rig.event.ServiceObservation.ServiceIdentity;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.plan.Arm;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.report.ArmExpectation;
import org.pumprig.rig.report.Hazard;
import org.pumprig.rig.report.ReportHeader;
import org.pumprig.rig.report.ReportModel;
import org.pumprig.rig.report.Requirement;
import org.pumprig.rig.report.RequirementVerdict;
import org.pumprig.rig.report.Stated;

/** Maps a campaign's result and its runs to the report's model. */
public final class ReportBuilder {
  private ReportBuilder() {}

  /**
   * What a report has that no journal holds.
   *
   * @param reportId unique name of the report
   * @param pumprigVersion version of the program that makes it
   * @param planApproval who approved the plan and when; empty if nobody did
   * @param stated what persons state
   */
  public record Identity(
      String reportId, String pumprigVersion, String planApproval, Stated stated) {
    /** Nobody states anything. */
    public Identity(String reportId, String pumprigVersion, String planApproval) {
      this(reportId, pumprigVersion, planApproval, Stated.NOTHING);
    }
  }

  /**
   * The model.
   *
   * @param runs what the result's runs were judged from, in any order; a run without is shown with
   *     its verdicts alone
   */
  public static ReportModel model(
      Identity identity, CampaignResult result, List<RunMaterial> runs) {
    return new ReportModel(
        header(identity, result),
        TrustPoints.of(result),
        expectations(result),
        result.comparison().map(ComparisonMapping::of).stream().toList(),
        result.plan().requirements().stream()
            .map(one -> new Requirement(one.id(), one.text(), one.hazards()))
            .toList(),
        result.plan().hazards().stream().map(one -> new Hazard(one.id(), one.text())).toList(),
        result.runs().stream().flatMap(run -> verdicts(run).stream()).toList(),
        result.runs().stream()
            .map(run -> RunMapping.of(result.plan(), run, RunMaterial.of(run, runs)))
            .toList(),
        ClaimMapping.of(result),
        ProceedingsMapping.of(result, runs),
        identity.stated());
  }

  private static ReportHeader header(Identity identity, CampaignResult result) {
    Plan plan = result.plan();
    List<RunVerdict> runs = result.runs();
    OptionalLong multiplier = CampaignJson.costMultiplier(runs);
    return new ReportHeader(
        identity.reportId(),
        plan.title(),
        plan.planId(),
        plan.digest(),
        identity.planApproval(),
        String.join(", ", runs.stream().map(RunVerdict::campaignId).distinct().toList()),
        plan.seed().value(),
        identity.pumprigVersion(),
        runs.stream().anyMatch(RunVerdict::emulated)
            ? ReportHeader.Bench.EMULATED
            : ReportHeader.Bench.PHYSICAL,
        runs.stream().anyMatch(RunVerdict::virtual)
            ? ReportHeader.TimeBase.VIRTUAL
            : ReportHeader.TimeBase.REAL,
        multiplier.isPresent() && multiplier.getAsLong() > 1 ? multiplier : OptionalLong.empty(),
        result.arms().stream()
            .map(ArmFinding::arm)
            .sorted(Comparator.comparing(arm -> !isComparator(plan, arm)))
            .map(arm -> arm(arm, runs))
            .toList());
  }

  private static boolean isComparator(Plan plan, Arm arm) {
    return plan.comparison().filter(c -> c.than().equals(arm.name())).isPresent();
  }

  private static ReportHeader.Arm arm(Arm arm, List<RunVerdict> runs) {
    Predicate<RunVerdict> own = run -> run.arm().equals(arm.name());
    List<String> told =
        runs.stream()
            .filter(own)
            .flatMap(run -> run.facts().identity().stream())
            .map(ServiceIdentity::firmware)
            .distinct()
            .sorted()
            .toList();
    List<String> digests =
        runs.stream()
            .filter(own)
            .flatMap(run -> run.facts().bench().stream())
            .map(BenchDeclared::firmwareDigest)
            .distinct()
            .sorted()
            .toList();
    return new ReportHeader.Arm(
        arm.name(),
        told.isEmpty() ? arm.firmware() : String.join(" / ", told),
        String.join(" / ", digests));
  }

  private static List<ArmExpectation> expectations(CampaignResult result) {
    var all = new ArrayList<ArmExpectation>();
    for (ArmFinding finding : result.arms()) {
      all.add(
          new ArmExpectation(
              finding.arm().name(),
              finding.arm().expect().diskName(),
              finding.found(),
              state(finding.agreement())));
    }
    result
        .comparisonFinding()
        .ifPresent(
            finding ->
                all.add(
                    new ArmExpectation(
                        result.comparison().map(c -> c.plan().better()).orElse(""),
                        result
                            .comparison()
                            .map(c -> words(finding.expected().diskName(), c.plan().than()))
                            .orElse(""),
                        finding.found(),
                        state(finding.agreement()))));
    return all;
  }

  private static String words(String expected, String than) {
    return (expected.equals("notBetter") ? "not better" : expected) + " than " + than;
  }

  private static ArmExpectation.State state(Agreement agreement) {
    return switch (agreement) {
      case MET -> ArmExpectation.State.MET;
      case NOT_MET -> ArmExpectation.State.NOT_MET;
      case UNDECIDED -> ArmExpectation.State.UNDECIDED;
    };
  }

  private static List<RequirementVerdict> verdicts(RunVerdict run) {
    return run.results().stream()
        .map(
            result ->
                new RequirementVerdict(
                    result.requirementId(),
                    run.arm(),
                    run.unit(),
                    run.runId(),
                    Outcomes.of(result.verdict()),
                    result.reason()))
        .toList();
  }
}
