package org.pumprig.rig.schedule;

import java.util.List;
import java.util.stream.IntStream;
import org.pumprig.fault.BackEnd;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.rig.json.FieldSink;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.setup.Rig;

/** What {@code pumprig check --json} prints: {@link CheckText} for programs. */
public final class CheckJson {
  private static final long FORMAT = 1;

  private CheckJson() {}

  /** One object of canonical JSON, without a line end. */
  public static byte[] bytes(
      Plan plan, Rig rig, List<String> claimLimits, List<String> instruments) {
    Campaign campaign = Campaign.of(plan, rig);
    return CanonicalJson.bytes(out -> check(plan, rig, campaign, claimLimits, instruments, out));
  }

  private static void check(
      Plan plan,
      Rig rig,
      Campaign campaign,
      List<String> claimLimits,
      List<String> instruments,
      FieldSink out) {
    out.texts("cannotJudge", Judgeable.limits(plan, rig))
        .texts("claimLimits", claimLimits)
        .texts("connections", Reach.lines(plan, rig))
        .texts("consumables", Asked.consumables(plan))
        .text("disk", Footprint.disk(plan, rig, campaign))
        .text("fluid", Asked.fluid(plan, rig, campaign))
        .number("format", FORMAT)
        .texts("instruments", instruments)
        .texts("operatorSteps", Asked.steps(plan))
        .object(
            "plan",
            inner ->
                inner
                    .text("id", plan.planId())
                    .number("seed", plan.seed().value())
                    .text("sha256", plan.digest())
                    .text("title", plan.title()))
        .texts("recovery", Recoveries.lines(plan))
        .objects(
            "replicates",
            IntStream.range(0, plan.replicates()).boxed().toList(),
            (replicate, inner) ->
                inner.objects("faults", Schedule.of(plan, replicate).steps(), CheckJson::step))
        .object(
            "rig",
            inner ->
                inner.text("id", rig.id()).text("sha256", rig.digest()).text("title", rig.title()))
        .texts("rules", RulesText.lines(plan))
        .number("runNanos", campaign.runNanos())
        .objects("slots", campaign.slots(), CheckJson::slot)
        .number("totalNanos", campaign.totalNanos())
        .texts("touches", Footprint.touched(plan, rig))
        .texts("witnesses", Witnesses.lines(plan, rig));
  }

  private static void step(Step step, FieldSink out) {
    out.text("backEnd", step.planned().backEnd().map(BackEnd::diskName).orElse(""))
        .text("direction", step.direction().diskName())
        .number("durationNanos", step.durationNanos())
        .text("fault", step.fault().name())
        .text("id", step.id())
        .text("parameters", step.fault().parameters())
        .flag("shared", step.shared())
        .number("startNanos", step.startNanos())
        .text("target", step.planned().target().summary());
  }

  private static void slot(Campaign.Slot slot, FieldSink out) {
    out.number("index", slot.index())
        .number("replicate", slot.replicate())
        .objects(
            "runs",
            slot.runs(),
            (run, inner) ->
                inner
                    .text("arm", run.arm().name())
                    .text("id", run.id())
                    .text("unit", run.serial()));
  }
}
