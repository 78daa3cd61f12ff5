package org.pumprig.rig.compare.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.pumprig.rig.compare.claim.Evidence.Unit;
import org.pumprig.rig.compare.location.LocationNonInferiority;
import org.pumprig.rig.compare.location.MannWhitney;
import org.pumprig.rig.compare.location.Sample;
import org.pumprig.rig.compare.location.Shift;
import org.pumprig.rig.compare.location.ShiftEstimate;
import org.pumprig.rig.compare.location.SignedRank;
import org.pumprig.rig.compare.proportion.Newcombe;
import org.pumprig.rig.compare.proportion.ShareMargin;
import org.pumprig.rig.compare.proportion.ShareNonInferiority;
import org.pumprig.rig.compare.rate.RateNonInferiority;
import org.pumprig.rig.compare.stats.Decimals;
import org.pumprig.rig.compare.stats.EventCount;
import org.pumprig.rig.compare.stats.FisherExact;
import org.pumprig.rig.compare.stats.Interval;
import org.pumprig.rig.compare.stats.McNemarExact;
import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.rig.compare.stats.Proportion;
import org.pumprig.rig.compare.stats.RateRatio;
import org.pumprig.rig.compare.stats.Subject;
import org.pumprig.rig.compare.stats.Value;
import org.pumprig.rig.compare.survival.RestrictedMeanDifference;
import org.pumprig.rig.plan.Claim;

/**
 * One endpoint against its margin, one value a pump. Worse is shown by the opposite test at the
 * same level, without margin.
 */
record GuardTest(
    Claim.Guard guard, double alpha, List<PumpConduct> before, List<PumpConduct> after) {
  private static final double NANOS_PER_HOUR = 3.6e12;

  Evidence find(boolean paired) throws NotComputableException {
    return switch (guard.margin()) {
      case Claim.Margin.HigherShare(long ppm) -> share(ppm / 1e6, PumpConduct::hit, paired);
      // As every pump is followed equally long, the share that recovered is Aalen and Johansen's,
      // with a trip before as the competing end.
      case Claim.Margin.NeverMore(long ppm) -> share(ppm / 1e6, PumpConduct::never, paired);
      case Claim.Margin.Shorter(long nanos) -> freeTime(nanos / NANOS_PER_HOUR);
      case Claim.Margin.RateRatio(long ppm) -> rate(ppm / 1e6);
      case Claim.Margin.Later(long nanos) -> location(nanos, Unit.NANOS_DIFFERENCE, paired);
      case Claim.Margin.Worse(long ppm) -> location(ppm / 1e6, Unit.SHARE_DIFFERENCE, paired);
    };
  }

  private Evidence share(double margin, Predicate<PumpConduct> bad, boolean paired)
      throws NotComputableException {
    var old = new Proportion(before.stream().filter(bad).count(), before.size());
    var fresh = new Proportion(after.stream().filter(bad).count(), after.size());
    double p = new ShareNonInferiority(old, fresh, new ShareMargin.Difference(margin)).p();
    // With so few pumps not even none after would be shown to be no worse.
    var none = new Proportion(0, after.size());
    double quiet = new ShareNonInferiority(old, none, new ShareMargin.Difference(margin)).p();
    var limits = new Newcombe(old, fresh);
    Optional<McNemarExact> changed = paired ? Optional.of(changed(bad)) : Optional.empty();
    boolean worse =
        changed.map(McNemarExact::pAfterMore).orElseGet(new FisherExact(old, fresh)::pAfterMore)
            <= alpha;
    SortedMap<String, String> inputs =
        Inputs.of("hitAfter", "" + fresh.hits(), "hitBefore", "" + old.hits());
    changed.ifPresent(
        pairs -> {
          inputs.put("onlyAfter", "" + pairs.onlyAfter());
          inputs.put("onlyBefore", "" + pairs.onlyBefore());
        });
    inputs.put("pumpsAfter", "" + fresh.runs());
    inputs.put("pumpsBefore", "" + old.runs());
    return found(
        "exact-share-noninferiority",
        Unit.SHARE_DIFFERENCE,
        Evidence.of(limits.difference()),
        Evidence.of(limits.lower(1 - 2 * alpha)),
        Evidence.of(limits.upper(1 - 2 * alpha)),
        margin,
        OptionalDouble.of(p),
        quiet > alpha && !worse ? Standing.UNTESTABLE : standing(p <= alpha, worse),
        "%d of %d pumps before and %d of %d after; their share is %s after"
            .formatted(
                old.hits(),
                old.runs(),
                fresh.hits(),
                fresh.runs(),
                Say.atMost(Unit.SHARE_DIFFERENCE, new Shift.Finite(limits.upper(1 - 2 * alpha)))),
        inputs);
  }

  /** Pumps that did it with one firmware only. */
  private McNemarExact changed(Predicate<PumpConduct> bad) {
    long onlyBefore = 0;
    long onlyAfter = 0;
    for (int i = 0; i < before.size(); i++) {
      boolean was = bad.test(before.get(i));
      boolean is = bad.test(after.get(i));
      onlyBefore += was && !is ? 1 : 0;
      onlyAfter += is && !was ? 1 : 0;
    }
    return new McNemarExact(onlyBefore, onlyAfter);
  }

  private Evidence rate(double margin) throws NotComputableException {
    var ratio = new RateRatio(count(before), count(after));
    if (ratio.before().events() + ratio.after().events() == 0) {
      throw new NotComputableException(
          "there was no event in either arm, and 0 over 0 shows nothing about a ratio");
    }
    RateNonInferiority test = RateNonInferiority.of(ratio, margin, alpha);
    Value lower = ratio.lowerBound(1 - alpha);
    return found(
        "exact-rate-noninferiority",
        Unit.RATIO,
        Evidence.of(ratio.estimate()),
        Evidence.of(lower),
        Evidence.of(test.upper()),
        margin,
        OptionalDouble.of(test.p()),
        standing(test.shown(), ratio.pAfterHigher(1) <= alpha),
        "it came to %d of %d pumps before and %d of %d after; the ratio of the rates %s"
            .formatted(
                ratio.before().events(),
                before.size(),
                ratio.after().events(),
                after.size(),
                Say.ratioBelow(test.upper())),
        PumpArms.inputs(ratio, alpha));
  }

  /** Restricted mean time without an event: how much shorter it is after. */
  private Evidence freeTime(double marginHours) throws NotComputableException {
    int least = Math.min(before.size(), after.size());
    if (least < RestrictedMeanDifference.GOOD_FROM) {
      throw new NotComputableException(
          "limits of the mean free time are too narrow below %d pumps an arm, and there are %d"
              .formatted(RestrictedMeanDifference.GOOD_FROM, least));
    }
    var old = org.pumprig.rig.compare.survival.Sample.of(times(before));
    var fresh = org.pumprig.rig.compare.survival.Sample.of(times(after));
    double tau = Math.min(old.lastEnd(), fresh.lastEnd());
    var difference = RestrictedMeanDifference.of(old, fresh, tau);
    Interval limits = difference.interval(1 - 2 * alpha);
    if (!(limits.lower() instanceof Value.Finite low
        && limits.upper() instanceof Value.Finite high)) {
      throw new NotComputableException("the mean free time has no limits");
    }
    return found(
        "rmst-noninferiority",
        Unit.NANOS_DIFFERENCE,
        Evidence.of(-difference.difference() * NANOS_PER_HOUR),
        Evidence.of(-high.number() * NANOS_PER_HOUR),
        Evidence.of(-low.number() * NANOS_PER_HOUR),
        marginHours * NANOS_PER_HOUR,
        OptionalDouble.empty(),
        standing(low.number() > -marginHours, high.number() < 0),
        "up to %s h, pumps go %s h without it before and %s h after; after, it is %s"
            .formatted(
                Say.number(tau),
                Say.number(difference.first().mean()),
                Say.number(difference.second().mean()),
                Say.shorter(-low.number())),
        Inputs.of(
            "hoursAfter", Inputs.ends(times(after)),
            "hoursBefore", Inputs.ends(times(before)),
            "tauHours", Decimals.text(tau)));
  }

  private static List<Subject> times(List<PumpConduct> pumps) {
    List<Subject> subjects = new ArrayList<>();
    for (int i = 0; i < pumps.size(); i++) {
      PumpConduct pump = pumps.get(i);
      subjects.add(
          new Subject(
              Integer.toString(i), Math.max(1, pump.atRiskNanos()) / NANOS_PER_HOUR, pump.hit()));
    }
    return subjects;
  }

  private Evidence location(double margin, Unit unit, boolean paired)
      throws NotComputableException {
    Sample old = sample(before);
    Sample fresh = sample(after);
    LocationNonInferiority test;
    ShiftEstimate limits;
    double later;
    if (paired) {
      double least = StrictMath.pow(2, -before.size());
      if (least > alpha) {
        throw new NotComputableException(
            "with %s p can't be below %s".formatted(Say.pumps(before.size()), Say.number(least)));
      }
      var pairs = new SignedRank(old, fresh);
      test = LocationNonInferiority.of(pairs, margin, alpha);
      limits = pairs.shiftBounds(1 - alpha);
      later = pairs.test().pAfterLater();
    } else {
      var samples = new MannWhitney(old, fresh);
      test = LocationNonInferiority.of(samples, margin, alpha);
      limits = samples.shiftBounds(1 - alpha);
      later = samples.test().pAfterLater();
    }
    // A difference that is shown but smaller than the margin is what a margin allows.
    boolean beyond = later <= alpha && !test.shown();
    return found(
        paired ? "hodges-lehmann-signed-rank" : "hodges-lehmann-mann-whitney",
        unit,
        Optional.of(limits.estimate()),
        Optional.of(limits.lower()),
        Optional.of(limits.upper()),
        margin,
        OptionalDouble.of(test.p()),
        standing(test.shown(), beyond),
        never(old, fresh) + Say.typically(unit, limits.estimate(), limits.upper()),
        Inputs.of(
            "neverAfter",
            "" + fresh.never(),
            "neverBefore",
            "" + old.never(),
            "valuesAfter",
            Inputs.values(after),
            "valuesBefore",
            Inputs.values(before)));
  }

  private String asked(Unit unit, double margin) {
    return switch (unit) {
      case RATIO -> Say.number(margin);
      case NANOS_DIFFERENCE ->
          Say.size(unit, margin)
              + (guard.margin() instanceof Claim.Margin.Shorter ? " shorter" : " later");
      case SHARE_DIFFERENCE, SHARE, PER_HOUR -> Say.size(unit, margin) + " more";
    };
  }

  private static String never(Sample old, Sample fresh) {
    return old.never() + fresh.never() == 0
        ? ""
        : "it never came in %d of %d pumps before and %d of %d after; "
            .formatted(old.never(), old.size(), fresh.never(), fresh.size());
  }

  private static Standing standing(boolean shown, boolean worse) {
    return shown ? Standing.SHOWN : worse ? Standing.CONTRADICTED : Standing.NOT_SHOWN;
  }

  private Evidence found(
      String method,
      Unit unit,
      Optional<Shift> estimate,
      Optional<Shift> lower,
      Optional<Shift> upper,
      double margin,
      OptionalDouble p,
      Standing standing,
      String words,
      Map<String, String> more) {
    SortedMap<String, String> inputs = new TreeMap<>(more);
    inputs.put("confidence", Decimals.text(1 - alpha));
    inputs.put("marginKind", guard.margin().key());
    inputs.put("pumpsAfter", "" + after.size());
    inputs.put("pumpsBefore", "" + before.size());
    return new Evidence(
        guard.name(),
        method,
        unit,
        estimate,
        lower,
        upper,
        OptionalDouble.of(margin),
        p,
        standing,
        "%s (%s): %s (confidence %s); asked: less than %s%s."
            .formatted(
                guard.name(),
                guard.endpoint().what(),
                words,
                Say.percent(1 - alpha),
                asked(unit, margin),
                p.isPresent() ? ", p = " + Say.number(p.getAsDouble()) : ""),
        inputs);
  }

  Evidence untestable(String why) {
    return new Evidence(
        guard.name(),
        "none",
        Unit.RATIO,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        Standing.UNTESTABLE,
        "%s (%s) can't be told: %s.".formatted(guard.name(), guard.endpoint().what(), why),
        Inputs.of("marginKind", guard.margin().key()));
  }

  private static long hits(List<PumpConduct> pumps) {
    return pumps.stream().filter(PumpConduct::hit).count();
  }

  private static EventCount count(List<PumpConduct> pumps) {
    double nanos = pumps.stream().mapToDouble(PumpConduct::atRiskNanos).sum();
    return new EventCount(hits(pumps), Math.max(PumpArms.LEAST_NANOS, nanos) / NANOS_PER_HOUR);
  }

  private static Sample sample(List<PumpConduct> pumps) {
    int never = (int) pumps.stream().filter(p -> Double.isInfinite(p.value())).count();
    return never == 0
        ? Sample.of(pumps.stream().mapToDouble(PumpConduct::value).toArray())
        : new Sample(
            pumps.stream()
                .map(p -> Double.isInfinite(p.value()) ? Value.infinite() : Value.of(p.value()))
                .toList());
  }
}
