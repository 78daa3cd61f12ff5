package org.pumprig.rig.compare.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pumprig.rig.compare.rate.GammaPoisson;
import org.pumprig.rig.compare.recurrent.RateProfile;
import org.pumprig.rig.compare.stats.EventCount;
import org.pumprig.rig.compare.stats.Interval;
import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.rig.compare.stats.PoissonRate;
import org.pumprig.rig.compare.stats.RateRatio;
import org.pumprig.rig.compare.stats.Value;
import org.pumprig.rig.compare.survival.ExponentialFit;
import org.pumprig.rig.compare.survival.Sample;
import org.pumprig.rig.compare.survival.WeibullFit;

/** Rates and parametric fits. */
final class RateMethods {
  private static final String CONSTANT =
      "Assumes a constant hazard; where damage accumulates, short observation looks safe and"
          + " isn't.";

  private RateMethods() {}

  static List<EventCount> counts(Context table) throws NotComputableException {
    table.needTimes();
    List<EventCount> counts = new ArrayList<>();
    Columns columns = table.columns;
    for (int group = 0; group < table.groups(); group++) {
      double exposure = 0;
      for (int row : columns.rowsOf(group)) {
        exposure += columns.time()[row] - (columns.start().isPresent() ? from(columns, row) : 0);
      }
      if (!(exposure >= 1e-12 && exposure <= 1e15)) {
        throw new NotComputableException(
            "the time under observation of %s adds up to %s, and a rate needs 1e-12 to 1e15"
                .formatted(table.name(group), Say.number(exposure)));
      }
      counts.add(new EventCount(columns.count(group, 1), exposure));
    }
    return counts;
  }

  /** Refuses to add up hours that nobody stands for, or that the data show to be unlike. */
  private static List<EventCount> pooled(Context table) throws NotComputableException {
    table.needTimes();
    Optional<Interval> shape = table.shapeAgainstPooling();
    if (shape.isPresent()) {
      throw new NotComputableException(
          "hours of different units must not be pooled into a rate: the hazard isn't constant (Weibull shape %s to %s); look at rmst and the curves"
              .formatted(Say.number(shape.get().lower()), Say.number(shape.get().upper())));
    }
    if (table.constantHazard.isEmpty()) {
      throw new NotComputableException(
          "hours of different units are pooled only where the hazard is constant, which the data"
              + " don't contradict but can't show: where damage accumulates, many short runs look"
              + " safe; give --constant-hazard with the reason if you have one, else look at"
              + " weibull and rmst");
    }
    return counts(table);
  }

  private static List<String> pooling(Context table) {
    return List.of(CONSTANT, "Pooled, as it was said that: " + table.constantHazard.orElse("-"));
  }

  private static List<String> cautions(Context table) {
    Optional<Interval> shape = table.shapeAgainstPooling();
    return List.of(
        table.constantHazard.isPresent()
            ? "Hours are added up, as it was said that: " + table.constantHazard.get()
            : "Nobody says that the hazard is constant: the ratio compares these groups over the"
                + " time that both were watched, and says nothing about other times.",
        shape.isPresent()
            ? "The hazard isn't constant (Weibull shape %s to %s): the ratio holds only for groups watched for the same times under the same schedule."
                .formatted(Say.number(shape.get().lower()), Say.number(shape.get().upper()))
            : CONSTANT,
        "Events of one unit are taken as independent.");
  }

  private static double from(Columns columns, int row) {
    return columns.start().orElseThrow()[row];
  }

  static Finding rates(Context table) throws NotComputableException {
    var figures = new Figures();
    List<String> words = new ArrayList<>();
    List<EventCount> counts = pooled(table);
    for (int group = 0; group < counts.size(); group++) {
      PoissonRate rate = new PoissonRate(counts.get(group));
      Interval limits = rate.interval(Context.CONFIDENCE);
      words.add(
          "%s had %d events in %s, a rate of %s (%s; one-sided at most %s)"
              .formatted(
                  table.name(group),
                  rate.count().events(),
                  Say.number(rate.count().exposure()),
                  Say.number(rate.estimate()),
                  Say.limits(limits),
                  Say.number(rate.upperBound(Context.CONFIDENCE))));
      figures.group(
          table.label(group),
          new Figures()
              .put("events", rate.count().events())
              .put("exposure", rate.count().exposure())
              .put("limits", limits)
              .put("rate", rate.estimate())
              .put("upperBound", rate.upperBound(Context.CONFIDENCE))
              .members());
    }
    return Finding.of(Method.RATE, String.join(". ", words) + ".", pooling(table), figures);
  }

  private static List<EventCount> two(Context table) throws NotComputableException {
    table.needTwoGroups();
    List<EventCount> counts = counts(table);
    if (table.constantHazard.isEmpty() && !table.sameSchedule && !table.equallyWatched()) {
      throw new NotComputableException(
          "units were watched for different times, and where damage accumulates their rates differ"
              + " by that alone; give --constant-hazard with the reason if you have one, else look"
              + " at the curves and the tests");
    }
    if (counts.get(0).events() + counts.get(1).events() == 0) {
      throw new NotComputableException(
          "neither group had an event, so the ratio could be anything from 0 to infinity; two quiet"
              + " groups are not shown to be equal");
    }
    return counts;
  }

  static Finding ratio(Context table) throws NotComputableException {
    List<EventCount> counts = two(table);
    var ratio = new RateRatio(counts.get(0), counts.get(1));
    Interval limits = ratio.interval(Context.CONFIDENCE);
    return Finding.of(
        Method.RATE_RATIO,
        "The rate of %s is %s times that of %s (exact %s; %s)."
            .formatted(
                table.second(),
                Say.number(ratio.estimate()),
                table.first(),
                Say.limits(limits),
                Say.p(ratio.pTwoSided(1))),
        cautions(table),
        new Figures()
            .put("eventsFirst", counts.get(0).events())
            .put("eventsSecond", counts.get(1).events())
            .put("exposureFirst", counts.get(0).exposure())
            .put("exposureSecond", counts.get(1).exposure())
            .put("limits", limits)
            .put("p", ratio.pTwoSided(1))
            .put("pSecondLower", ratio.pAfterLower(1))
            .put("ratio", ratio.estimate())
            .put("upperBound", ratio.upperBound(Context.CONFIDENCE)));
  }

  static Finding profile(Context table) throws NotComputableException {
    List<EventCount> counts = two(table);
    Interval limits = new RateProfile(counts.get(0), counts.get(1)).interval(Context.CONFIDENCE);
    return Finding.of(
        Method.RATE_PROFILE,
        "The data are compatible with a rate of %s between %s and %s times that of %s (95 %% limits)."
            .formatted(
                table.second(),
                Say.number(limits.lower()),
                Say.number(limits.upper()),
                table.first()),
        cautions(table),
        new Figures()
            .put("eventsFirst", counts.get(0).events())
            .put("eventsSecond", counts.get(1).events())
            .put("exposureFirst", counts.get(0).exposure())
            .put("exposureSecond", counts.get(1).exposure())
            .put("limits", limits));
  }

  static Finding gammaPoisson(Context table) throws NotComputableException {
    List<EventCount> counts = pooled(table);
    var figures = new Figures();
    List<String> words = new ArrayList<>();
    for (int group = 0; group < counts.size(); group++) {
      Interval limits = GammaPoisson.rate(counts.get(group), Context.CONFIDENCE);
      words.add(
          "the rate of %s lies between %s and %s with a probability of 95 %%"
              .formatted(
                  table.name(group), Say.number(limits.lower()), Say.number(limits.upper())));
      figures.group(
          table.label(group),
          new Figures()
              .put("events", counts.get(group).events())
              .put("exposure", counts.get(group).exposure())
              .put("limits", limits)
              .members());
    }
    if (counts.size() == 2) {
      var posterior = new GammaPoisson(counts.get(0), counts.get(1));
      double below = posterior.probabilityRatioBelow(1);
      figures
          .put("probabilitySecondLower", below)
          .put("ratioLimits", posterior.ratio(Context.CONFIDENCE))
          .put("ratioMedian", posterior.ratioQuantile(0.5));
      words.add(
          "that of %s is the lower one with a probability of %s"
              .formatted(table.second(), Say.number(below)));
    }
    return Finding.of(
        Method.GAMMA_POISSON,
        "Under Jeffreys' prior, " + String.join("; ", words) + ".",
        pooling(table),
        figures);
  }

  static Finding exponential(Context table) throws NotComputableException {
    var figures = new Figures();
    List<String> words = new ArrayList<>();
    double likelihood = 0;
    List<EventCount> counts = pooled(table);
    for (int group = 0; group < table.groups(); group++) {
      ExponentialFit fit = fit(table, group);
      Interval exact = new PoissonRate(counts.get(group)).interval(Context.CONFIDENCE);
      likelihood += fit.logLikelihood();
      words.add(
          "%s: %s per unit of time (exact %s)"
              .formatted(table.name(group), Say.number(fit.rate()), Say.limits(exact)));
      figures.group(
          table.label(group),
          new Figures()
              .put("events", fit.events())
              .put("exposure", fit.exposure())
              .put("logLikelihood", fit.logLikelihood())
              .put("rate", fit.rate())
              .put("rateLimits", exact)
              .put("standardErrorOfLog", fit.standardErrorOfLog())
              .members());
    }
    figures.put("logLikelihood", likelihood);
    return Finding.of(
        Method.EXPONENTIAL,
        "If the hazard is constant, it is: " + String.join("; ", words) + ".",
        pooling(table),
        figures);
  }

  private static ExponentialFit fit(Context table, int group) throws NotComputableException {
    try {
      return ExponentialFit.of(table.samples().get(group));
    } catch (NotComputableException e) {
      throw new NotComputableException(table.name(group) + ": " + e.getMessage());
    }
  }

  static Finding weibull(Context table) throws NotComputableException {
    List<Sample> samples = table.samples();
    WeibullFit common = WeibullFit.of(samples);
    Interval shape = common.shapeLimits(Context.CONFIDENCE);
    var figures =
        new Figures()
            .put("commonShape", common.shape())
            .put("commonShapeLimits", shape)
            .put("logLikelihoodCommonShape", common.logLikelihood())
            .put("standardErrorOfLogShape", common.standardErrorOfLogShape());
    long events = 0;
    for (int group = 0; group < samples.size(); group++) {
      events += samples.get(group).eventCount();
      figures.group(table.label(group), own(samples.get(group)));
    }
    String sentence =
        "With one shape for all, that shape is %s (%s): the hazard %s."
            .formatted(Say.number(common.shape()), Say.limits(shape), course(shape));
    if (samples.size() == 2) {
      Interval ratio = common.timeRatioLimits(Context.CONFIDENCE);
      figures
          .put("standardErrorOfLogTimeRatio", common.standardErrorOfLogRatio())
          .put("timeRatio", common.timeRatio())
          .put("timeRatioLimits", ratio);
      sentence +=
          " %s lasts %s times as long as %s (%s)."
              .formatted(
                  table.second(), Say.number(common.timeRatio()), table.first(), Say.limits(ratio));
    }
    return Finding.of(Method.WEIBULL, sentence, Region.WEIBULL.cautions(events), figures);
  }

  private static String course(Interval shape) {
    if (shape.lower() instanceof Value.Finite lower && lower.number() > 1) {
      return "rises with time, so hours of different units must not be pooled";
    }
    if (shape.upper() instanceof Value.Finite upper && upper.number() < 1) {
      return "falls with time, so hours of different units must not be pooled";
    }
    return "may be constant, or not";
  }

  private static Figure own(Sample sample) throws NotComputableException {
    WeibullFit fit = WeibullFit.of(List.of(sample));
    return new Figures()
        .put("logLikelihood", fit.logLikelihood())
        .put("scale", fit.scales().getFirst())
        .put("scaleLimits", fit.scaleLimits(0, Context.CONFIDENCE))
        .put("shape", fit.shape())
        .put("shapeLimits", fit.shapeLimits(Context.CONFIDENCE))
        .put("standardErrorOfLogScale", fit.standardErrorsOfLogScale().getFirst())
        .put("standardErrorOfLogShape", fit.standardErrorOfLogShape())
        .members();
  }
}
