package org.pumprig.rig.compare.honest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.pumprig.rig.compare.competing.AalenJohansen;
import org.pumprig.rig.compare.location.MannWhitney;
import org.pumprig.rig.compare.location.Shift;
import org.pumprig.rig.compare.location.ShiftEstimate;
import org.pumprig.rig.compare.location.SignedRank;
import org.pumprig.rig.compare.proportion.Jeffreys;
import org.pumprig.rig.compare.proportion.Newcombe;
import org.pumprig.rig.compare.proportion.Wilson;
import org.pumprig.rig.compare.rate.GammaPoisson;
import org.pumprig.rig.compare.rate.Mover;
import org.pumprig.rig.compare.recurrent.MeanCumulative;
import org.pumprig.rig.compare.recurrent.RateProfile;
import org.pumprig.rig.compare.recurrent.Spell;
import org.pumprig.rig.compare.recurrent.UnitHistory;
import org.pumprig.rig.compare.special.GaussLegendre;
import org.pumprig.rig.compare.stats.Confidence;
import org.pumprig.rig.compare.stats.EventCount;
import org.pumprig.rig.compare.stats.Interval;
import org.pumprig.rig.compare.stats.KaplanMeier;
import org.pumprig.rig.compare.stats.LimitScale;
import org.pumprig.rig.compare.stats.Normal;
import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.rig.compare.stats.PoissonRate;
import org.pumprig.rig.compare.stats.Proportion;
import org.pumprig.rig.compare.stats.RateRatio;
import org.pumprig.rig.compare.stats.Subject;
import org.pumprig.rig.compare.stats.SurvivalStep;
import org.pumprig.rig.compare.stats.Value;
import org.pumprig.rig.compare.survival.ClusteredError;
import org.pumprig.rig.compare.survival.CoxFit;
import org.pumprig.rig.compare.survival.CoxResult;
import org.pumprig.rig.compare.survival.NelsonAalen;
import org.pumprig.rig.compare.survival.RestrictedMean;
import org.pumprig.rig.compare.survival.RestrictedMeanDifference;
import org.pumprig.rig.compare.survival.Sample;
import org.pumprig.rig.compare.survival.Ties;
import org.pumprig.rig.compare.survival.TwoGroups;
import org.pumprig.rig.compare.survival.WeibullFit;
import org.pumprig.seed.RandomStream;

/**
 * An interval of level 95 %, put to samples of a known truth.
 *
 * @param method what it is
 * @param setting what is sampled
 * @param exact whether its level is promised at any size
 * @param truth what it must hold
 * @param draw one sample's interval
 */
record Interval95(String method, String setting, boolean exact, double truth, Draw draw) {
  private static final double LEVEL = 0.95;
  private static final double HALF = StrictMath.log(2);
  private static final Interval NONE = nothing();

  /** Draws a sample and makes the interval. */
  interface Draw {
    /**
     * @param size units in a group
     * @throws NotComputableException if the method refuses the sample
     */
    Interval of(RandomStream random, int size) throws NotComputableException;
  }

  static List<Interval95> all() {
    return List.of(
        share("Clopper–Pearson", true, 0.1, share -> share.interval(LEVEL)),
        share("Wilson", false, 0.1, share -> new Wilson(share).interval(LEVEL)),
        share("Wilson", false, 0.5, share -> new Wilson(share).interval(LEVEL)),
        share("Jeffreys, share", false, 0.1, share -> new Jeffreys(share).interval(LEVEL)),
        newcombe(),
        rate("Garwood, rate", true, count -> new PoissonRate(count).interval(LEVEL)),
        rate("gamma-poisson", false, count -> GammaPoisson.rate(count, LEVEL)),
        ratio("rate-ratio (exact)", true, (a, b) -> new RateRatio(a, b).interval(LEVEL)),
        ratio("rate-profile", false, (a, b) -> new RateProfile(a, b).interval(LEVEL)),
        ratio("MOVER, rate ratio", false, (a, b) -> new Mover(a, b).ratioLimits(LEVEL)),
        curve("kaplan-meier-log-log", LimitScale.LOG_LOG, 0.9),
        curve("kaplan-meier-log", LimitScale.LOG, 0.9),
        curve("kaplan-meier-plain", LimitScale.PLAIN, 0.9),
        curve("kaplan-meier-log-log", LimitScale.LOG_LOG, 0.5),
        curve("kaplan-meier-log", LimitScale.LOG, 0.5),
        curve("kaplan-meier-plain", LimitScale.PLAIN, 0.5),
        median(),
        hazard(),
        ended(),
        mean(),
        means(),
        stratified(),
        clustered(),
        cox("cox-efron (Wald)", false),
        cox("profile-likelihood", true),
        weibull("weibull, shape", 2, fit -> fit.shapeLimits(LEVEL)),
        weibull("weibull, scale", 1, fit -> fit.scaleLimits(0, LEVEL)),
        weibull("weibull, time ratio", 1, fit -> fit.timeRatioLimits(LEVEL)),
        cumulative("mean-cumulative (robust), pumps alike", 0),
        cumulative("mean-cumulative (robust), pumps differ (0.6)", 0.6),
        overdispersed(),
        location("Hodges–Lehmann, two groups", (a, b) -> new MannWhitney(a, b).shift(LEVEL)),
        location("Hodges–Lehmann, pairs", (a, b) -> new SignedRank(a, b).shift(LEVEL)));
  }

  private interface Of<T> {
    Interval of(T one) throws NotComputableException;
  }

  private interface OfTwo<T, R> {
    R of(T before, T after) throws NotComputableException;
  }

  private static Proportion hits(RandomStream random, int size, double chance) {
    return new Proportion(
        IntStream.range(0, size).filter(_ -> random.nextUnit() < chance).count(), size);
  }

  private static Interval95 share(String method, boolean exact, double share, Of<Proportion> of) {
    return new Interval95(
        method, "share " + share, exact, share, (random, size) -> of.of(hits(random, size, share)));
  }

  private static Interval95 newcombe() {
    return new Interval95(
        "Newcombe",
        "shares 0.3 and 0.1",
        false,
        -0.2,
        (random, size) -> {
          var difference = new Newcombe(hits(random, size, 0.3), hits(random, size, 0.1));
          return new Interval(Value.of(difference.lower(LEVEL)), Value.of(difference.upper(LEVEL)));
        });
  }

  /** A Poisson process of rate {@code rate} watched for {@code hours}. */
  private static EventCount events(RandomStream random, double rate, double hours) {
    long count = 0;
    for (double at = random.nextExponential() / rate;
        at < hours;
        at += random.nextExponential() / rate) {
      count++;
    }
    return new EventCount(count, hours);
  }

  private static Interval95 rate(String method, boolean exact, Of<EventCount> of) {
    return new Interval95(
        method,
        "0.3 events a unit",
        exact,
        0.3,
        (random, size) -> of.of(events(random, 0.3, size)));
  }

  private static Interval95 ratio(String method, boolean exact, OfTwo<EventCount, Interval> of) {
    return new Interval95(
        method,
        "0.5 and 0.25 events a unit",
        exact,
        0.5,
        (random, size) -> of.of(events(random, 0.5, size), events(random, 0.25, size)));
  }

  /** Weibull times of shape 2 and scale 1, censored at random over up to twice the scale. */
  private static Sample times(RandomStream random, int size, double scale) {
    double[] times = new double[size];
    boolean[] event = new boolean[size];
    for (int i = 0; i < size; i++) {
      double time = scale * StrictMath.sqrt(random.nextExponential());
      double end = 0.6 + 1.4 * random.nextUnit();
      times[i] = Math.min(time, end);
      event[i] = time <= end;
    }
    return Sample.of(times, event);
  }

  private static Interval95 curve(String method, LimitScale scale, double survival) {
    double at = StrictMath.sqrt(-StrictMath.log(survival));
    return new Interval95(
        method,
        "S(t) = " + survival,
        false,
        survival,
        (random, size) -> {
          KaplanMeier curve = times(random, size, 1).kaplanMeier();
          SurvivalStep found = null;
          for (SurvivalStep step : curve.steps()) {
            found = step.time() <= at ? step : found;
          }
          return found == null ? NONE : found.limits(scale, LEVEL);
        });
  }

  private static Interval95 median() {
    return new Interval95(
        "quartiles (Brookmeyer and Crowley), the median",
        "log-log",
        false,
        StrictMath.sqrt(HALF),
        (random, size) ->
            times(random, size, 1).kaplanMeier().median(LimitScale.LOG_LOG, LEVEL).limits());
  }

  /** Two ends that compete at rate 1 each, censored at random over up to 2. */
  private static Interval95 ended() {
    double at = 0.7;
    return new Interval95(
        "aalen-johansen",
        "share 0.38 at 0.7",
        false,
        (1 - StrictMath.exp(-2 * at)) / 2,
        (random, size) -> {
          double[] times = new double[size];
          int[] ends = new int[size];
          for (int i = 0; i < size; i++) {
            double time = random.nextExponential() / 2;
            int kind = random.nextUnit() < 0.5 ? 1 : 2;
            double end = 0.6 + 1.4 * random.nextUnit();
            times[i] = Math.min(time, end);
            ends[i] = time <= end ? kind : 0;
          }
          AalenJohansen shares = AalenJohansen.of(times, ends, 2);
          int step = shares.stepAt(at);
          return step < 0 ? NONE : shares.steps().get(step).ended().getFirst().limits(LEVEL);
        });
  }

  private static Interval95 mean() {
    double truth = GaussLegendre.integral(t -> StrictMath.exp(-t * t), 0, 0.6, 4);
    return new Interval95(
        "rmst, one group",
        "scale 1, tau 0.6",
        false,
        truth,
        (random, size) -> {
          RestrictedMean mean = RestrictedMean.of(times(random, size, 1), 0.6);
          double half = Normal.exceededWith(Confidence.eachTail(LEVEL)) * mean.standardError();
          return new Interval(Value.of(mean.mean() - half), Value.of(mean.mean() + half));
        });
  }

  /** Units in both groups that differ from each other, whatever the group. */
  private static List<List<Subject>> pairs(RandomStream random, int size, double scale) {
    List<Subject> first = new ArrayList<>();
    List<Subject> second = new ArrayList<>();
    for (int unit = 0; unit < size; unit++) {
      double own = 1 / StrictMath.sqrt(frailty(random, 0.6));
      first.add(subject("u" + unit, random, own));
      second.add(subject("u" + unit, random, own * scale));
    }
    return List.of(first, second);
  }

  private static Subject subject(String unit, RandomStream random, double scale) {
    double time = scale * StrictMath.sqrt(random.nextExponential());
    double end = 0.6 + 1.4 * random.nextUnit();
    return new Subject(unit, Math.min(time, end), time <= end);
  }

  private static Interval95 stratified() {
    return new Interval95(
        "cox-stratified (Wald), pumps differ (0.6)",
        "hazard ratio 0.44 within pumps",
        false,
        1 / 2.25,
        (random, size) -> {
          List<List<Subject>> pairs = pairs(random, size, 1.5);
          TwoGroups groups = TwoGroups.byUnit(pairs.getFirst(), pairs.getLast());
          return CoxFit.fit(groups, Ties.EFRON, LEVEL) instanceof CoxResult.Estimated(CoxFit fit)
              ? fit.interval(LEVEL)
              : NONE;
        });
  }

  /** The ratio over all pumps is constant only where it is 1. */
  private static Interval95 clustered() {
    return new Interval95(
        "cox-cluster (robust), pumps differ (0.6)",
        "hazard ratio 1",
        false,
        1,
        (random, size) -> {
          List<List<Subject>> pairs = pairs(random, size, 1);
          List<Subject> all =
              Stream.concat(pairs.getFirst().stream(), pairs.getLast().stream()).toList();
          double[] ends = all.stream().mapToDouble(Subject::time).toArray();
          boolean[] event = new boolean[2 * size];
          boolean[] second = new boolean[2 * size];
          int[] cluster = new int[2 * size];
          for (int i = 0; i < 2 * size; i++) {
            event[i] = all.get(i).event();
            second[i] = i >= size;
            cluster[i] = i % size;
          }
          TwoGroups groups = TwoGroups.of(Sample.of(pairs.getFirst()), Sample.of(pairs.getLast()));
          return CoxFit.fit(groups, Ties.EFRON, LEVEL) instanceof CoxResult.Estimated(CoxFit fit)
              ? fit.interval(LEVEL, ClusteredError.of(fit, ends, event, second, cluster, size))
              : NONE;
        });
  }

  private static Interval95 hazard() {
    return new Interval95(
        "nelson-aalen",
        "H(t) = 0.69",
        false,
        HALF,
        (random, size) -> {
          double at = StrictMath.sqrt(HALF);
          NelsonAalen curve = NelsonAalen.of(times(random, size, 1).kaplanMeier());
          NelsonAalen.Step found = null;
          for (NelsonAalen.Step step : curve.steps()) {
            found = step.time() <= at ? step : found;
          }
          return found == null ? NONE : found.limits(LEVEL);
        });
  }

  private static Interval95 means() {
    double truth =
        GaussLegendre.integral(
            t -> StrictMath.exp(-t * t / 2.25) - StrictMath.exp(-t * t), 0, 0.6, 4);
    return new Interval95(
        "rmst, difference",
        "scales 1 and 1.5, tau 0.6",
        false,
        truth,
        (random, size) ->
            RestrictedMeanDifference.of(times(random, size, 1), times(random, size, 1.5), 0.6)
                .interval(LEVEL));
  }

  private static Interval95 cox(String method, boolean profile) {
    return new Interval95(
        method,
        "hazard ratio 0.44",
        false,
        1 / 2.25,
        (random, size) -> {
          TwoGroups groups = TwoGroups.of(times(random, size, 1), times(random, size, 1.5));
          return switch (CoxFit.fit(groups, Ties.EFRON, LEVEL)) {
            case CoxResult.Estimated(CoxFit fit) -> profile ? fit.profile() : fit.interval(LEVEL);
            case CoxResult.Unbounded none -> profile ? none.profile() : NONE;
            case CoxResult.Uninformative _ -> NONE;
          };
        });
  }

  private static Interval95 weibull(String method, double truth, Of<WeibullFit> of) {
    return new Interval95(
        method,
        "shape 2, same scale",
        false,
        truth,
        (random, size) ->
            of.of(WeibullFit.of(List.of(times(random, size, 1), times(random, size, 1)))));
  }

  /** Recurring events, one a unit on average, of units whose rates differ. */
  private static Interval95 cumulative(String method, double frailtyCv) {
    return new Interval95(
        method,
        "1 event a unit",
        false,
        1,
        (random, size) -> {
          List<Spell> spells = new ArrayList<>();
          for (int unit = 0; unit < size; unit++) {
            double rate = frailty(random, frailtyCv);
            double from = 0;
            double at = random.nextExponential() / rate;
            while (at < 1) {
              spells.add(new Spell("u" + unit, from, at, true));
              from = at;
              at += random.nextExponential() / rate;
            }
            spells.add(new Spell("u" + unit, from, 1, false));
          }
          var steps = MeanCumulative.of(UnitHistory.gather(spells)).steps();
          return steps.isEmpty() ? NONE : steps.getLast().limits(LEVEL);
        });
  }

  private static double frailty(RandomStream random, double cv) {
    double variance = StrictMath.log1p(cv * cv);
    return StrictMath.exp(StrictMath.sqrt(variance) * random.nextNormal() - variance / 2);
  }

  /** What counting all events of few unlike pumps as independent does to the exact ratio. */
  private static Interval95 overdispersed() {
    return new Interval95(
        "rate-ratio, different pumps a group, each its own rate (0.6)",
        "5 events a unit",
        false,
        1,
        (random, size) -> {
          long[] counts = new long[2];
          for (int group = 0; group < 2; group++) {
            for (int unit = 0; unit < size; unit++) {
              counts[group] += events(random, 5 * frailty(random, 0.6), 1).events();
            }
          }
          return new RateRatio(new EventCount(counts[0], size), new EventCount(counts[1], size))
              .interval(LEVEL);
        });
  }

  private static Interval95 location(
      String method, OfTwo<org.pumprig.rig.compare.location.Sample, ShiftEstimate> of) {
    return new Interval95(
        method,
        "normal times, shift 0.5",
        true,
        0.5,
        (random, size) -> {
          ShiftEstimate shift = of.of(normal(random, size, 10), normal(random, size, 10.5));
          return new Interval(value(shift.lower()), value(shift.upper()));
        });
  }

  private static org.pumprig.rig.compare.location.Sample normal(
      RandomStream random, int size, double mean) {
    return org.pumprig.rig.compare.location.Sample.of(
        IntStream.range(0, size).mapToDouble(_ -> mean + random.nextNormal()).toArray());
  }

  private static Value value(Shift shift) {
    return switch (shift) {
      case Shift.Finite finite -> Value.of(finite.number());
      case Shift.LaterWithoutBound _ -> Value.infinite();
      case Shift.SoonerWithoutBound _ -> Value.of(-Double.MAX_VALUE);
    };
  }

  private static Interval nothing() {
    Value none = Value.undefined(Value.Reason.NO_INFORMATION);
    return new Interval(none, none);
  }
}
