package org.pumprig.rig.compare.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.pumprig.rig.compare.stats.Interval;
import org.pumprig.rig.compare.stats.KaplanMeier;
import org.pumprig.rig.compare.stats.LimitScale;
import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.rig.compare.stats.QuantileEstimate;
import org.pumprig.rig.compare.stats.SurvivalStep;
import org.pumprig.rig.compare.stats.Value;
import org.pumprig.rig.compare.survival.NelsonAalen;
import org.pumprig.rig.compare.survival.RestrictedMean;
import org.pumprig.rig.compare.survival.RestrictedMeanDifference;
import org.pumprig.rig.compare.survival.Sample;

/** Curves and what is read off them, group by group. */
final class CurveMethods {
  private CurveMethods() {}

  static Finding kaplanMeier(Method method, LimitScale scale, Context table)
      throws NotComputableException {
    var figures = new Figures();
    List<String> words = new ArrayList<>();
    int smallest = Integer.MAX_VALUE;
    for (int group = 0; group < table.groups(); group++) {
      KaplanMeier curve = table.curve(group);
      smallest = Math.min(smallest, curve.subjects());
      QuantileEstimate median = curve.median(scale, Context.CONFIDENCE);
      words.add(median(table.name(group), curve, median));
      figures.group(table.label(group), curve(curve, scale));
    }
    Region region = scale == LimitScale.LOG_LOG ? Region.CURVE : Region.CURVE_ON_OTHER_SCALES;
    return Finding.of(method, String.join(". ", words) + ".", region.cautions(smallest), figures);
  }

  private static String median(String name, KaplanMeier curve, QuantileEstimate median) {
    if (median.estimate() instanceof Value.Finite half) {
      return "Half of %s had the event by %s (%s)"
          .formatted(name, Say.number(half.number()), limits(median.limits()));
    }
    SurvivalStep last = curve.steps().getLast();
    return "%s %% of %s were still without event at %s, the end of their observation"
        .formatted(Say.number(last.survival() * 100), name, Say.number(last.time()));
  }

  private static String limits(Interval limits) {
    if (!(limits.lower() instanceof Value.Finite)) {
      return "limits unknown";
    }
    String upper =
        limits.upper() instanceof Value.Finite finite
            ? Say.number(finite.number())
            : "later than seen";
    return "95 % limits " + Say.number(limits.lower()) + " to " + upper;
  }

  private static Figure curve(KaplanMeier curve, LimitScale scale) {
    Function<SurvivalStep, Interval> limits = curve.limits(scale, Context.CONFIDENCE);
    var quantiles = new Figures();
    for (String share : List.of("0.25", "0.5", "0.75")) {
      QuantileEstimate found = curve.quantile(Double.parseDouble(share), scale, Context.CONFIDENCE);
      quantiles.put(
          share,
          new Figures()
              .put("estimate", found.estimate())
              .put("lower", found.limits().lower())
              .put("upper", found.limits().upper())
              .members());
    }
    return new Figures()
        .put("events", curve.events())
        .put("subjects", curve.subjects())
        .put("quantiles", quantiles.members())
        .rows(
            "steps",
            curve.steps().size(),
            i -> {
              SurvivalStep step = curve.steps().get(i);
              Interval band = limits.apply(step);
              return out ->
                  out.number("atRisk", step.atRisk())
                      .number("censored", step.censored())
                      .number("events", step.events())
                      .text("lower", Say.full(band.lower()))
                      .text("standardError", Say.full(step.standardError()))
                      .text("survival", Say.full(step.survival()))
                      .text("time", Say.full(step.time()))
                      .text("upper", Say.full(band.upper()));
            })
        .members();
  }

  static Finding nelsonAalen(Context table) throws NotComputableException {
    var figures = new Figures();
    List<String> words = new ArrayList<>();
    for (int group = 0; group < table.groups(); group++) {
      NelsonAalen hazard = NelsonAalen.of(table.curve(group));
      NelsonAalen.Step last = hazard.steps().getLast();
      Interval limits = last.limits(Context.CONFIDENCE);
      words.add(
          "%s had cumulated a hazard of %s by %s%s"
              .formatted(
                  table.name(group),
                  Say.number(last.cumulativeHazard()),
                  Say.number(last.time()),
                  last.cumulativeHazard() > 0 ? " (" + Say.limits(limits) + ")" : ""));
      figures.group(table.label(group), hazard(hazard));
    }
    return Finding.of(Method.NELSON_AALEN, String.join(". ", words) + ".", List.of(), figures);
  }

  private static Figure hazard(NelsonAalen hazard) {
    Function<NelsonAalen.Step, Interval> limits = NelsonAalen.limits(Context.CONFIDENCE);
    return new Figures()
        .rows(
            "steps",
            hazard.steps().size(),
            i -> {
              NelsonAalen.Step step = hazard.steps().get(i);
              Interval band = limits.apply(step);
              return out ->
                  out.text("cumulativeHazard", Say.full(step.cumulativeHazard()))
                      .text("lower", Say.full(band.lower()))
                      .text("standardError", Say.full(step.standardError()))
                      .text("time", Say.full(step.time()))
                      .text("upper", Say.full(band.upper()));
            })
        .members();
  }

  static Finding restrictedMean(Context table) throws NotComputableException {
    double tau = table.tau();
    var figures = new Figures().put("tau", tau);
    List<RestrictedMean> means = new ArrayList<>();
    List<String> words = new ArrayList<>();
    int smallest = Integer.MAX_VALUE;
    for (int group = 0; group < table.groups(); group++) {
      Sample sample = table.samples().get(group);
      smallest = Math.min(smallest, sample.size());
      RestrictedMean mean = RestrictedMean.of(sample, tau);
      means.add(mean);
      words.add(table.name(group) + " " + Say.number(mean.mean()));
      figures.group(
          table.label(group),
          new Figures()
              .put("mean", mean.mean())
              .put("standardError", mean.standardError())
              .members());
    }
    String sentence =
        "Up to %s, the mean time without event was: %s."
            .formatted(Say.number(tau), String.join(", ", words));
    if (means.size() == 2) {
      var difference = new RestrictedMeanDifference(means.get(0), means.get(1));
      figures
          .put("difference", difference.difference())
          .put("differenceLimits", difference.interval(Context.CONFIDENCE))
          .put("p", difference.pTwoSided())
          .put("standardErrorOfDifference", difference.standardError());
      sentence += difference(table, difference);
    }
    return Finding.of(
        Method.RESTRICTED_MEAN, sentence, Region.RESTRICTED_MEAN.cautions(smallest), figures);
  }

  private static String difference(Context table, RestrictedMeanDifference means) {
    if (!(means.pTwoSided() instanceof Value.Finite)) {
      return " No event before then, so the difference has no limits.";
    }
    return " %s lasted %s %s than %s (%s; %s): %s."
        .formatted(
            table.second(),
            Say.number(Math.abs(means.difference())),
            means.difference() < 0 ? "shorter" : "longer",
            table.first(),
            Say.limits(means.interval(Context.CONFIDENCE)),
            Say.p(means.pTwoSided()),
            Say.weight(means.pTwoSided()));
  }
}
