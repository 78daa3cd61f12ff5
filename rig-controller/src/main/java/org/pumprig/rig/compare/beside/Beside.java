package org.pumprig.rig.compare.beside;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.pumprig.rig.compare.baseline.BaselineRates;
import org.pumprig.rig.compare.baseline.BaselineShares;
import org.pumprig.rig.compare.baseline.Drift;
import org.pumprig.rig.compare.location.MannWhitney;
import org.pumprig.rig.compare.location.Sample;
import org.pumprig.rig.compare.location.Shift;
import org.pumprig.rig.compare.location.ShiftEstimate;
import org.pumprig.rig.compare.location.SignedRank;
import org.pumprig.rig.compare.stats.Decimals;
import org.pumprig.rig.compare.stats.EventCount;
import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.rig.compare.stats.Proportion;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.plan.ClaimTerms;
import org.pumprig.rig.plan.Plan;

/**
 * Runs of the old firmware beside this campaign's.
 *
 * @param plan of this campaign
 * @param now this campaign's runs of the old firmware
 * @param otherPlan of the other runs
 * @param other the other runs, of the same firmware
 * @param alpha one-sided level
 */
public record Beside(
    Plan plan, List<RunVerdict> now, Plan otherPlan, List<RunVerdict> other, double alpha) {
  /** Levels of a drift go up to here. */
  private static final double LARGEST_ALPHA = 0.249;

  /** Copies the lists. */
  public Beside {
    now = List.copyOf(now);
    other = List.copyOf(other);
  }

  /** Has the bench drifted since an earlier campaign under the same plan? */
  public List<BesideFinding> baseline(ClaimTerms.Baseline margins) {
    Collection<BesidePump> then = BesidePump.of(otherPlan, other).values();
    Collection<BesidePump> pumps = BesidePump.of(plan, now).values();
    if (then.isEmpty() || pumps.isEmpty()) {
      return List.of(untestable("baseline", "one of the campaigns has no run that counts"));
    }
    double level = Math.min(alpha, LARGEST_ALPHA);
    List<BesideFinding> found = new ArrayList<>();
    double ratio = margins.rateRatioWithinPpm() / 1e6;
    var rates = new BaselineRates(count(then), count(pumps), ratio, level);
    found.add(
        drift(
            "baseline-rates",
            rates.drift(),
            rates.p(),
            "trip rate",
            "a factor of " + Decimals.rounded(ratio),
            tally(then, pumps)));
    double share = margins.shareWithinPpm() / 1e6;
    try {
      var shares = new BaselineShares(proportion(then), proportion(pumps), share, level);
      found.add(
          drift(
              "baseline-shares",
              shares.drift(),
              shares.p(),
              "share of tripping pumps",
              Decimals.rounded(share * 100) + " percentage points",
              tally(then, pumps)));
    } catch (NotComputableException e) {
      found.add(untestable("baseline-shares", String.valueOf(e.getMessage())));
    }
    return found;
  }

  /**
   * Are errors to failure equal at two stress levels, within a factor? Two one-sided tests on the
   * log scale: both exact limits of the Hodges–Lehmann shift must lie within the margin.
   */
  public BesideFinding acceleration(double factor) {
    Map<String, BesidePump> here = BesidePump.of(plan, now);
    Map<String, BesidePump> there = BesidePump.of(otherPlan, other);
    if (here.isEmpty() || there.isEmpty()) {
      return untestable("acceleration", "one of the stress levels has no run that counts");
    }
    for (Map<String, BesidePump> level : List.of(here, there)) {
      for (Map.Entry<String, BesidePump> pump : level.entrySet()) {
        if (!pump.getValue().tripped()) {
          return untestable(
              "acceleration",
              "pump %s didn't fail at one of the levels, so its errors to failure aren't known"
                  .formatted(pump.getKey()));
        }
        if (!pump.getValue().errorsKnown()) {
          return untestable(
              "acceleration",
              "errors of pump %s are a lower bound only, as not every attempt could be seen"
                  .formatted(pump.getKey()));
        }
      }
    }
    boolean paired = here.keySet().equals(there.keySet());
    ShiftEstimate shift =
        paired
            ? new SignedRank(logs(here), logs(there)).shiftBounds(1 - alpha)
            : new MannWhitney(logs(here), logs(there)).shiftBounds(1 - alpha);
    double margin = StrictMath.log(factor);
    boolean within =
        shift.lower() instanceof Shift.Finite low
            && low.number() > -margin
            && shift.upper() instanceof Shift.Finite high
            && high.number() < margin;
    String sentence =
        "Errors to failure at the other stress level, over those here: %s, from %s to %s; equal within a factor of %s is %s."
            .formatted(
                ratio(shift.estimate()),
                ratio(shift.lower()),
                ratio(shift.upper()),
                Decimals.rounded(factor),
                within ? "shown" : "not shown, which doesn't mean that they differ");
    return new BesideFinding(
        paired ? "acceleration-signed-rank" : "acceleration-mann-whitney",
        within ? "equivalent" : "notShown",
        sentence,
        List.of(
            "Equal errors to failure carry over to longer times only where nothing recovers with"
                + " time (leaks that decay, logs that rotate, daily jobs); run one arm of realistic"
                + " length without acceleration."));
  }

  private static String ratio(Shift shift) {
    return switch (shift) {
      case Shift.Finite(double log) -> Decimals.rounded(StrictMath.exp(log));
      case Shift.LaterWithoutBound _ -> "no upper limit";
      case Shift.SoonerWithoutBound _ -> "no lower limit";
    };
  }

  private static Sample logs(Map<String, BesidePump> pumps) {
    return Sample.of(
        pumps.values().stream()
            .mapToDouble(pump -> StrictMath.log(Math.max(1, pump.errors())))
            .toArray());
  }

  private static BesideFinding drift(
      String method, Drift drift, double p, String what, String margin, String tally) {
    String words =
        switch (drift) {
          case DRIFTED -> "has drifted: the same firmware behaves differently now";
          case WITHIN_MARGIN -> "is shown to be the same within " + margin;
          case UNDECIDED -> "is neither shown to have drifted nor to be the same within " + margin;
        };
    String answer =
        switch (drift) {
          case DRIFTED -> "drifted";
          case WITHIN_MARGIN -> "withinMargin";
          case UNDECIDED -> "undecided";
        };
    return new BesideFinding(
        method,
        answer,
        "The old firmware's %s %s; %s, two-sided p = %s."
            .formatted(what, words, tally, Decimals.rounded(p)),
        List.of(
            "Both campaigns' pumps count as independent; the same pumps again make this test"
                + " careful about a drift of the bench and blind to one of a pump."));
  }

  private static BesideFinding untestable(String method, String why) {
    return new BesideFinding(method, "untestable", "It can't be told: " + why + ".", List.of());
  }

  private static String tally(Collection<BesidePump> then, Collection<BesidePump> now) {
    return "%d of %d pumps tripped then and %d of %d now"
        .formatted(tripped(then), then.size(), tripped(now), now.size());
  }

  private static long tripped(Collection<BesidePump> pumps) {
    return pumps.stream().filter(BesidePump::tripped).count();
  }

  private static EventCount count(Collection<BesidePump> pumps) {
    return new EventCount(tripped(pumps), pumps.stream().mapToDouble(BesidePump::hours).sum());
  }

  private static Proportion proportion(Collection<BesidePump> pumps) {
    return new Proportion(tripped(pumps), pumps.size());
  }
}
