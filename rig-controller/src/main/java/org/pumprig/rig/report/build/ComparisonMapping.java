package org.pumprig.rig.report.build;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import org.pumprig.quantity.Quantity;
import org.pumprig.rig.compare.ArmData;
import org.pumprig.rig.compare.CampaignComparison;
import org.pumprig.rig.compare.RateComparison;
import org.pumprig.rig.compare.stats.Interval;
import org.pumprig.rig.compare.stats.KaplanMeier;
import org.pumprig.rig.compare.stats.LimitScale;
import org.pumprig.rig.compare.stats.SurvivalStep;
import org.pumprig.rig.compare.stats.Value;
import org.pumprig.rig.compare.survival.LabelTest;
import org.pumprig.rig.report.Comparison;
import org.pumprig.rig.report.CurvePlot;
import org.pumprig.rig.report.SurvivalPlot;

/** The comparison in the report. */
final class ComparisonMapping {
  private ComparisonMapping() {}

  static Comparison of(CampaignComparison comparison) {
    return new Comparison(
        "time to watchdog",
        definition(comparison),
        Stream.of(comparison.than(), comparison.better()).map(ComparisonMapping::exposure).toList(),
        List.of(
            plot(comparison, SurvivalPlot.Axis.TIME_NANOS, ArmData::byTime),
            plot(comparison, SurvivalPlot.Axis.CONNECTIVITY_ERRORS, ArmData::byErrors)),
        comparison.permutation().map(test -> permutation(comparison, test)),
        comparison.perHour().map(rate -> rate(comparison, rate)),
        switch (comparison.conclusion()) {
          case BETTER -> Comparison.Conclusion.BETTER;
          case NOT_BETTER -> Comparison.Conclusion.NOT_BETTER;
          case WORSE -> Comparison.Conclusion.WORSE;
          case INCONCLUSIVE -> Comparison.Conclusion.INCONCLUSIVE;
        },
        comparison.reason(),
        hazard(comparison).stream().toList());
  }

  private static Optional<CurvePlot> hazard(CampaignComparison comparison) {
    List<Plots.Named> curves =
        Stream.of(comparison.than(), comparison.better())
            .flatMap(arm -> arm.byErrors().stream().map(km -> new Plots.Named(arm.arm(), km)))
            .toList();
    return curves.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Plots.hazard(
                "Cumulative hazard against connectivity errors", "connectivity errors", curves));
  }

  private static String definition(CampaignComparison comparison) {
    return ("Time zero is the planned begin of the stress phase; the event is the first watched"
            + " code on service port or screen; a run without one is censored at the planned"
            + " begin of the check phase, %s later, the same for every run. %s Runs that don't"
            + " count: %d.")
        .formatted(
            Quantity.DURATION.format(comparison.censoredAtNanos()),
            comparison.withinUnits()
                ? "Only pairs count: a unit with a usable run in both arms of a replicate."
                : "Each unit stayed in one arm, and every usable run counts.",
            comparison.excluded().size());
  }

  private static Comparison.ArmExposure exposure(ArmData arm) {
    return new Comparison.ArmExposure(
        arm.arm(),
        arm.runs(),
        arm.units(),
        arm.events(),
        arm.exposureNanos(),
        arm.connectivityErrors(),
        arm.errorsLowerBound());
  }

  private static SurvivalPlot plot(
      CampaignComparison comparison,
      SurvivalPlot.Axis axis,
      Function<ArmData, Optional<KaplanMeier>> curve) {
    return new SurvivalPlot(
        axis,
        Figures.percent(comparison.confidence()) + " pointwise, log-log",
        Stream.of(comparison.than(), comparison.better())
            .flatMap(
                arm ->
                    curve.apply(arm).stream()
                        .map(km -> curve(arm.arm(), km, comparison.confidence())))
            .toList());
  }

  private static SurvivalPlot.Curve curve(String arm, KaplanMeier km, double confidence) {
    var censored = new ArrayList<Long>();
    for (SurvivalStep step : km.steps()) {
      censored.addAll(Collections.nCopies(step.censored(), (long) step.time()));
    }
    return new SurvivalPlot.Curve(
        arm,
        km.subjects(),
        km.steps().stream()
            .filter(step -> step.events() > 0)
            .map(
                step ->
                    new SurvivalPlot.Step(
                        (long) step.time(), step.survival(), limits(step, confidence)))
            .toList(),
        censored,
        (long) km.steps().getLast().time());
  }

  private static Optional<SurvivalPlot.Limits> limits(SurvivalStep step, double confidence) {
    Interval limits = step.limits(LimitScale.LOG_LOG, confidence);
    return limits.lower() instanceof Value.Finite low && limits.upper() instanceof Value.Finite high
        ? Optional.of(new SurvivalPlot.Limits(low.number(), high.number()))
        : Optional.empty();
  }

  private static Comparison.PermutationTest permutation(
      CampaignComparison comparison, LabelTest test) {
    boolean paired = comparison.withinUnits();
    return new Comparison.PermutationTest(
        paired ? "log-rank, stratified by unit" : "log-rank between units",
        "%s trips later or less often than %s"
            .formatted(comparison.plan().better(), comparison.plan().than()),
        test.pBetter(),
        comparison.alpha(),
        test.assignments(),
        paired
            ? "both arms of a unit are observed for the same time unless the watchdog trips first"
            : "every way to deal the units to the arms was equally likely, and all are observed for"
                + " the same time unless the watchdog trips first");
  }

  private static Comparison.RateRatio rate(CampaignComparison comparison, RateComparison rate) {
    return new Comparison.RateRatio(
        number(rate.estimate()),
        number(rate.interval().lower()).orElse(0),
        number(rate.interval().upper()),
        comparison.confidence(),
        OptionalDouble.of(comparison.margin()),
        "hour",
        "trips are independent and come at a constant rate; each run counts up to its first one");
  }

  private static OptionalDouble number(Value value) {
    return switch (value) {
      case Value.Finite finite -> OptionalDouble.of(finite.number());
      case Value.Infinite _, Value.Undefined _ -> OptionalDouble.empty();
    };
  }
}
