package org.pumprig.rig.compare;

import java.util.List;
import java.util.OptionalLong;
import org.pumprig.rig.compare.beside.BesideFinding;
import org.pumprig.rig.compare.claim.ClaimJson;
import org.pumprig.rig.event.RunBasis.BenchDeclared;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.rig.json.FieldSink;
import org.pumprig.rig.judge.FaultFacts;
import org.pumprig.rig.judge.RequirementResult;
import org.pumprig.rig.judge.RunFacts;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.plan.Requirement;

/**
 * Writes {@code campaign.json}: every number of a campaign's report as canonical JSON, units in the
 * names; whole numbers as they are, all others as decimal text. No clock, no path, no machine: the
 * same journals give the same bytes.
 */
public final class CampaignJson {
  private static final long FORMAT = 1;

  private CampaignJson() {}

  /** The file's bytes, without a line end. */
  public static byte[] bytes(CampaignResult result) {
    return CanonicalJson.bytes(out -> members(result, out));
  }

  /**
   * The members alone, for a document that holds them: keys from {@code approval} to {@code runs}.
   */
  public static void members(CampaignResult result, FieldSink out) {
    out.object("approval", approval -> result.approval().write(approval));
    out.objects("arms", result.arms(), CampaignJson::arm);
    out.object("bench", bench -> bench(result.runs(), bench));
    if (!result.beside().isEmpty()) {
      out.objects("beside", result.beside(), BesideFinding::write);
    }
    out.texts(
        "campaignIds", result.runs().stream().map(RunVerdict::campaignId).distinct().toList());
    result.claim().ifPresent(claim -> out.object("claim", inner -> ClaimJson.write(claim, inner)));
    out.objects(
        "clusters", result.clusters().groups(), (group, inner) -> inner.texts("units", group));
    result
        .comparison()
        .ifPresent(
            comparison ->
                out.object(
                    "comparison",
                    inner -> ComparisonJson.write(comparison, result.comparisonFinding(), inner)));
    result.deviation().ifPresent(told -> out.object("deviation", told::write));
    out.number("exitCode", result.exitCode())
        .flag("expectationsMet", result.expectationsMet())
        .flag("exploratory", result.exploratory())
        .number("format", FORMAT)
        .object("plan", plan -> plan(result.plan(), plan));
    if (!result.ruledOut().isEmpty()) {
      out.objects("ruledOut", result.ruledOut(), CampaignJson::ruledOut);
    }
    out.objects("runs", result.runs(), CampaignJson::run);
  }

  private static void arm(ArmFinding finding, FieldSink out) {
    out.number("aborted", finding.aborted())
        .text("agreement", finding.agreement().onDisk())
        .text("arm", finding.arm().name())
        .text("expected", finding.arm().expect().diskName())
        .number("failed", finding.failed())
        .text("firmware", finding.arm().firmware())
        .text("found", finding.found())
        .number("inconclusive", finding.inconclusive())
        .number("passed", finding.passed());
  }

  private static void bench(List<RunVerdict> runs, FieldSink out) {
    out.flag("emulated", runs.stream().anyMatch(RunVerdict::emulated));
    OptionalLong multiplier = costMultiplier(runs);
    if (multiplier.isPresent()) {
      out.number("failedConnectionCostMultiplier", multiplier.getAsLong());
    }
    out.flag("virtual", runs.stream().anyMatch(RunVerdict::virtual));
  }

  /** The highest of the runs' multipliers; empty if no run declares one. */
  public static OptionalLong costMultiplier(List<RunVerdict> runs) {
    return runs.stream()
        .flatMap(run -> run.facts().bench().stream())
        .mapToLong(BenchDeclared::failedConnectionCostMultiplier)
        .max();
  }

  private static void plan(Plan plan, FieldSink out) {
    out.text("id", plan.planId())
        .objects("requirements", plan.requirements(), CampaignJson::requirement)
        .number("seed", plan.seed().value())
        .text("sha256", plan.digest())
        .text("title", plan.title());
  }

  private static void requirement(Requirement requirement, FieldSink out) {
    out.text("criterion", requirement.criterion().kind())
        .texts("hazards", requirement.hazards())
        .text("id", requirement.id())
        .text("text", requirement.text());
  }

  private static void ruledOut(RunVerdict run, FieldSink out) {
    out.text("arm", run.arm())
        .text("campaignId", run.campaignId())
        .objects(
            "reasons",
            run.invalid(),
            (broken, inner) -> inner.text("reason", broken.reason()).text("rule", broken.rule()))
        .number("replicate", run.replicate())
        .text("runId", run.runId())
        .text("unit", run.unit())
        .text("verdict", run.overall().onDisk());
  }

  private static void run(RunVerdict run, FieldSink out) {
    RunFacts facts = run.facts();
    out.text("arm", run.arm())
        .number("blindIntervals", facts.blind().size())
        .text("campaignId", run.campaignId())
        .number("connectivityErrors", facts.errors().total())
        .flag("connectivityErrorsLowerBound", facts.errors().lowerBound().isPresent())
        .number("durationNanos", facts.course().lastNanos())
        .flag("emulated", run.emulated())
        .number("faultsProven", facts.faults().stream().filter(FaultFacts::counts).count())
        .number("faultsScheduled", facts.faults().size())
        .text("firmware", run.firmware())
        .number("replicate", run.replicate())
        .objects("results", run.results(), CampaignJson::result)
        .text("runId", run.runId())
        .number("slot", run.slot());
    facts.trip().ifPresent(trip -> out.object("trip", inner -> trip(facts, trip, inner)));
    out.text("unit", run.unit())
        .text("verdict", run.overall().onDisk())
        .flag("virtual", run.virtual());
  }

  private static void result(RequirementResult result, FieldSink out) {
    out.text("reason", result.reason())
        .text("requirement", result.requirementId())
        .text("verdict", result.verdict().map(verdict -> verdict.onDisk()).orElse("notExercised"));
  }

  private static void trip(RunFacts facts, RunFacts.CodeSeen trip, FieldSink out) {
    optional(out, "alarmAfterNanos", facts.failSafe().alarmAfterNanos());
    out.number("atNanos", trip.atNanos())
        .text("channel", trip.channel().onDisk())
        .text("code", trip.code());
    optional(out, "connectivityErrors", facts.errors().atTrip());
    optional(out, "screenAfterNanos", facts.failSafe().screenAfterNanos());
    optional(out, "stopAfterNanos", facts.failSafe().stopAfterNanos());
  }

  private static void optional(FieldSink out, String key, OptionalLong value) {
    if (value.isPresent()) {
      out.number(key, value.getAsLong());
    }
  }
}
