package org.pumprig.rig.compare;

import java.util.Optional;
import org.pumprig.rig.compare.stats.Decimals;
import org.pumprig.rig.compare.stats.Interval;
import org.pumprig.rig.compare.stats.LimitScale;
import org.pumprig.rig.compare.stats.PairedPermutation;
import org.pumprig.rig.compare.stats.SurvivalStep;
import org.pumprig.rig.compare.survival.LabelTest;
import org.pumprig.rig.compare.survival.PairedTest;
import org.pumprig.rig.compare.survival.UnpairedTest;
import org.pumprig.rig.json.FieldSink;

/** The part of {@code campaign.json} about the comparison. */
final class ComparisonJson {
  private ComparisonJson() {}

  static void write(
      CampaignComparison comparison, Optional<ComparisonFinding> finding, FieldSink out) {
    finding.ifPresent(found -> out.text("agreement", found.agreement().onDisk()));
    out.text("alpha", Decimals.text(comparison.alpha()))
        .object("better", arm -> arm(comparison, comparison.better(), arm))
        .number("censoredAtNanos", comparison.censoredAtNanos())
        .text("conclusion", comparison.conclusion().onDisk())
        .text("confidence", Decimals.text(comparison.confidence()))
        .text("endpoint", comparison.plan().endpoint().diskName())
        .objects("excluded", comparison.excluded(), ComparisonJson::excluded)
        .text("expected", comparison.plan().expect().diskName());
    comparison
        .permutation()
        .ifPresent(test -> out.object("permutation", inner -> permutation(test, inner)));
    comparison
        .perError()
        .ifPresent(rate -> out.object("ratePerConnectivityError", r -> rate(rate, r)));
    comparison.perHour().ifPresent(rate -> out.object("ratePerHour", r -> rate(rate, r)));
    out.text("rateRatioBelow", Decimals.text(comparison.margin()))
        .text("reason", comparison.reason())
        .object("than", arm -> arm(comparison, comparison.than(), arm));
  }

  private static void arm(CampaignComparison comparison, ArmData arm, FieldSink out) {
    out.text("arm", arm.arm())
        .number("connectivityErrors", arm.connectivityErrors())
        .flag("connectivityErrorsLowerBound", arm.errorsLowerBound())
        .number("events", arm.events())
        .number("exposureNanos", arm.exposureNanos())
        .objects("observations", arm.observations(), ComparisonJson::observation)
        .number("runs", arm.runs());
    arm.byErrors()
        .ifPresent(
            curve ->
                out.objects(
                    "survivalByConnectivityErrors",
                    curve.steps(),
                    (step, inner) -> step(comparison, step, inner)));
    arm.byTime()
        .ifPresent(
            curve ->
                out.objects(
                    "survivalByNanos",
                    curve.steps(),
                    (step, inner) -> step(comparison, step, inner)));
    out.number("units", arm.units());
  }

  private static void observation(Observation one, FieldSink out) {
    out.number("connectivityErrors", one.endpoint().connectivityErrors())
        .flag("connectivityErrorsLowerBound", one.endpoint().errorsLowerBound())
        .flag("event", one.endpoint().event())
        .number("replicate", one.replicate())
        .text("runId", one.runId())
        .number("timeNanos", one.endpoint().timeNanos())
        .text("unit", one.unit());
  }

  private static void step(CampaignComparison comparison, SurvivalStep step, FieldSink out) {
    Interval limits = step.limits(LimitScale.LOG_LOG, comparison.confidence());
    out.number("at", (long) step.time())
        .number("atRisk", step.atRisk())
        .number("censored", step.censored())
        .number("events", step.events())
        .text("lower", Decimals.text(limits.lower()))
        .text("survival", Decimals.text(step.survival()))
        .text("upper", Decimals.text(limits.upper()));
  }

  private static void excluded(Excluded run, FieldSink out) {
    out.text("arm", run.arm())
        .text("reason", run.reason())
        .text("runId", run.runId())
        .text("unit", run.unit());
  }

  private static void permutation(LabelTest test, FieldSink out) {
    switch (test) {
      case PairedTest paired -> paired(paired, out);
      case UnpairedTest unpaired ->
          out.text("assignments", Decimals.text(unpaired.assignments()))
              .text("excessOfBetter", Decimals.text(unpaired.permutation().excessSecond()))
              .text("method", unpaired.method())
              .text("pBetter", Decimals.text(unpaired.pBetter()))
              .text("pWorse", Decimals.text(unpaired.pWorse()))
              .number("units", unpaired.units());
    }
  }

  private static void paired(PairedTest test, FieldSink out) {
    PairedPermutation claim = test.forClaim();
    out.text("asFavourable", Long.toString(claim.asFavourable()))
        .text("asFavourableToTheOther", Long.toString(test.againstClaim().asFavourable()))
        .text("assignments", Long.toString(1L << claim.informativeUnits()))
        .text("excessOfBetter", Decimals.text(claim.excessAfter()))
        .number("informativeUnits", claim.informativeUnits())
        .text("pBetter", Decimals.text(test.pBetter()))
        .text("pWorse", Decimals.text(test.pWorse()))
        .number("units", claim.units());
  }

  private static void rate(RateComparison rate, FieldSink out) {
    out.number("eventsBetter", rate.ratio().after().events())
        .number("eventsThan", rate.ratio().before().events())
        .text("exposureBetter", Decimals.text(rate.ratio().after().exposure()))
        .flag("exposureLowerBound", rate.exposureLowerBound())
        .text("exposureThan", Decimals.text(rate.ratio().before().exposure()))
        .text("intervalLower", Decimals.text(rate.interval().lower()))
        .text("intervalUpper", Decimals.text(rate.interval().upper()))
        .text("lowerBound", Decimals.text(rate.lowerBound()))
        .text("per", rate.per().onDisk())
        .text("ratio", Decimals.text(rate.estimate()))
        .text("upperBound", Decimals.text(rate.upperBound()));
  }
}
