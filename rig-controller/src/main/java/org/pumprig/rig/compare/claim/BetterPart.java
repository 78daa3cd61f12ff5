package org.pumprig.rig.compare.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.pumprig.rig.compare.claim.Evidence.Unit;
import org.pumprig.rig.compare.claim.PrimaryTest.Moment;
import org.pumprig.rig.compare.stats.Decimals;
import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.rig.compare.stats.RateRatio;
import org.pumprig.rig.compare.stats.Value;
import org.pumprig.rig.plan.Claim;

/**
 * Superiority by more than the margin: the test within units and the bound of the estimand must
 * agree, and stay so if all that may have happened in blind time, or between polls, speaks against
 * the claim.
 */
final class BetterPart {
  private final Claim claim;
  private final double alpha;
  private final double ratioBelow;
  private final Clusters clusters;
  private final long pollNanos;

  BetterPart(Claim claim, double alpha, double ratioBelow, Clusters clusters, long pollNanos) {
    this.claim = claim;
    this.pollNanos = pollNanos;
    this.alpha = alpha;
    this.ratioBelow = ratioBelow;
    this.clusters = clusters;
  }

  PartResult judge(ArmTrips all) {
    ArmTrips certain = all.certain();
    if (certain.isEmpty()) {
      return PartResult.untestable(
          Part.BETTER,
          all.withinUnits()
              ? "No pump has known runs with both firmwares."
              : "With one of the firmwares no pump has known runs.");
    }
    List<Evidence> seen;
    List<Evidence> worst;
    List<Evidence> best;
    try {
      seen = evidence("as seen", certain, Moment.SEEN, Moment.SEEN);
      worst = evidence("worst case", all, Moment.SEEN, Moment.EARLIEST);
      best = evidence("best case", all, Moment.EARLIEST, Moment.SEEN);
    } catch (NotComputableException e) {
      return PartResult.untestable(Part.BETTER, "The test can't be made: " + e.getMessage() + ".");
    }
    Standing standing = together(seen);
    boolean hangs = standing == Standing.SHOWN && together(worst) != Standing.SHOWN;
    List<Evidence> everything = new ArrayList<>(seen);
    everything.addAll(worst);
    everything.addAll(best);
    List<String> cautions = new ArrayList<>();
    int blind = all.size() - certain.size();
    if (blind > 0) {
      cautions.add(
          "In %s the rig was blind; a trip there lies anywhere from the begin of the blind time on, so best and worst case are given beside."
              .formatted(Say.count(blind, all.sizeNoun(), all.sizeNoun() + "s")));
    }
    cautions.add(
        "The bound of the rates counts each pump once, up to its first trip, and takes pumps as"
            + " alike; the permutation test doesn't.");
    String sentence =
        String.join(" ", seen.stream().map(Evidence::sentence).toList())
            + (hangs ? " In the worst case of what the rig couldn't see it is not shown." : "");
    return new PartResult(
        Part.BETTER, hangs ? Standing.UNTESTABLE : standing, sentence, everything, cautions);
  }

  private static Standing together(List<Evidence> both) {
    Standing test = both.getFirst().standing();
    Standing bound = both.getLast().standing();
    if (test == Standing.UNTESTABLE || bound == Standing.UNTESTABLE) {
      return Standing.UNTESTABLE;
    }
    return test == bound ? test : Standing.NOT_SHOWN;
  }

  private List<Evidence> evidence(String name, ArmTrips trips, Moment than, Moment better)
      throws NotComputableException {
    var arms = PumpArms.of(trips, than, better);
    return List.of(test(name, trips, than, better), bound(name, arms));
  }

  private Evidence test(String name, ArmTrips trips, Moment than, Moment better)
      throws NotComputableException {
    PrimaryTest test = PrimaryTest.of(claim, pollNanos, clusters, trips, than, better);
    boolean can = test.leastP() <= alpha && test.contradictedBy().isEmpty();
    Standing standing =
        !can
            ? Standing.UNTESTABLE
            : test.pBetter() <= alpha
                ? Standing.SHOWN
                : test.pWorse() <= alpha ? Standing.CONTRADICTED : Standing.NOT_SHOWN;
    String sentence =
        "The one-sided p is %s for better and %s for worse (level %s)."
            .formatted(Say.number(test.pBetter()), Say.number(test.pWorse()), Say.number(alpha));
    if (test.leastP() > alpha) {
      sentence +=
          " With %s in both arms%s p can't be below %s."
              .formatted(
                  Say.count(test.groups(), "unit or cluster", "units or clusters"),
                  trips.withinUnits() ? "" : " together",
                  Say.number(test.leastP()));
    } else if (!can) {
      sentence +=
          " Units were not observed for the same times in both arms, which it needs: "
              + String.join(", ", test.contradictedBy())
              + ".";
    }
    return new Evidence(
        "watchdog, " + name,
        test.method(),
        Unit.RATIO,
        java.util.Optional.empty(),
        java.util.Optional.empty(),
        java.util.Optional.empty(),
        OptionalDouble.empty(),
        OptionalDouble.of(test.pBetter()),
        standing,
        sentence,
        Inputs.of(
            "alpha",
            Decimals.text(alpha),
            "nanosBefore",
            Inputs.ends(trips.than(), than),
            "nanosAfter",
            Inputs.ends(trips.better(), better),
            trips.sizeNoun() + "s",
            "" + trips.size(),
            "pWorse",
            Decimals.text(test.pWorse()),
            "unitsOrClusters",
            "" + test.groups()));
  }

  private Evidence bound(String name, PumpArms arms) throws NotComputableException {
    return switch (claim.estimand()) {
      case Claim.Estimand.RateRatio _ -> ratio(name, arms.ratio());
      case Claim.Estimand.RestrictedMean(long gain) -> arms.gain(name, gain / 3.6e12, alpha);
    };
  }

  private Evidence ratio(String name, RateRatio ratio) {
    Value lower = ratio.lowerBound(1 - alpha);
    Value upper = ratio.upperBound(1 - alpha);
    boolean none = ratio.before().events() + ratio.after().events() == 0;
    boolean below = upper instanceof Value.Finite bound && bound.number() < ratioBelow;
    boolean above = lower instanceof Value.Finite bound && bound.number() > 1;
    Standing standing =
        none
            ? Standing.UNTESTABLE
            : below ? Standing.SHOWN : above ? Standing.CONTRADICTED : Standing.NOT_SHOWN;
    String sentence =
        none
            ? "No watchdog tripped in either arm, so the stress could not have shown a difference."
            : "%s tripped with the old firmware and %d with the new one; the ratio of their rates %s (confidence %s; asked: below %s)."
                .formatted(
                    Say.pumps(ratio.before().events()),
                    ratio.after().events(),
                    Say.ratioBelow(upper),
                    Say.percent(1 - alpha),
                    Say.number(ratioBelow));
    return new Evidence(
        "watchdog, " + name,
        "exact-rate-ratio",
        Unit.RATIO,
        Evidence.of(ratio.estimate()),
        Evidence.of(lower),
        Evidence.of(upper),
        OptionalDouble.of(ratioBelow),
        OptionalDouble.of(none ? 1 : ratio.pAfterLower(ratioBelow)),
        standing,
        sentence,
        PumpArms.inputs(ratio, alpha));
  }
}
