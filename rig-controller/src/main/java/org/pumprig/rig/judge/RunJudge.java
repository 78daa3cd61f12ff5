package org.pumprig.rig.judge;

import java.util.List;
import java.util.Optional;
import org.pumprig.rig.event.Lifecycle.RunStarted;
import org.pumprig.rig.event.RunBasis.BenchDeclared;
import org.pumprig.rig.plan.Criterion;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.plan.Requirement;

/** Judges one run: one rule a criterion, and over all of them what the whole journal forbids. */
public final class RunJudge {
  private RunJudge() {}

  /** The verdicts on all of the plan's requirements. */
  public static RunVerdict judge(Plan plan, RunFacts facts) {
    List<RequirementResult> results =
        plan.requirements().stream().map(requirement -> judge(plan, requirement, facts)).toList();
    Verdict overall =
        Verdict.worst(results.stream().flatMap(result -> result.verdict().stream()).toList())
            .orElse(Verdict.INCONCLUSIVE);
    RunStarted run = facts.started();
    return new RunVerdict(
        run.runId(),
        run.campaignId(),
        run.unit(),
        run.arm(),
        run.firmware(),
        run.replicate(),
        run.slot(),
        facts.bench().map(BenchDeclared::emulated).orElse(true),
        run.virtual(),
        overall,
        results,
        facts,
        ValidityRules.broken(plan, facts));
  }

  private static RequirementResult judge(Plan plan, Requirement requirement, RunFacts facts) {
    Finding finding = byCriterion(plan, requirement.criterion(), facts);
    if (!finding.failed()) {
      Optional<String> aborted = Completeness.aborted(facts);
      Optional<String> gap = Completeness.gap(plan, facts);
      if (aborted.isPresent()) {
        finding = new Finding(Optional.of(Verdict.ABORTED), aborted.get());
      } else if (gap.isPresent()) {
        finding = Finding.inconclusive(gap.get());
      }
    }
    return new RequirementResult(requirement.id(), finding.verdict(), finding.reason());
  }

  private static Finding byCriterion(Plan plan, Criterion criterion, RunFacts facts) {
    return switch (criterion) {
      case Criterion.NoWatchdog _ -> WatchdogRule.judge(plan, facts);
      case Criterion.TherapyContinuity limit -> TherapyRule.judge(plan, limit, facts);
      case Criterion.Reconnect limit -> ReconnectRule.judge(limit, facts);
      case Criterion.CommunicationTimeOut limit ->
          CommunicationTimeOutRule.judge(plan, limit, facts);
      case Criterion.CompleteAtGateway limit -> CompleteAtGatewayRule.judge(plan, limit, facts);
      case Criterion.Trend limit -> TrendRule.judge(plan, limit, facts);
      case Criterion.ChannelText limit -> ChannelTextRule.judge(plan, limit, facts);
      case Criterion.EventLog limit -> EventLogRule.judge(plan, limit, facts);
      case Criterion.Coverage limit -> CoverageRule.judge(limit, facts);
      case Criterion.FailSafe limit -> FailSafeRule.judge(limit, facts);
      case Criterion.Reprogram limit -> ReprogramRule.judge(limit, facts);
    };
  }
}
