package org.pumprig.rig.compare.honest;

import java.util.List;
import org.pumprig.rig.compare.planning.AbsoluteClaim;
import org.pumprig.rig.compare.planning.HazardAssumption;
import org.pumprig.rig.compare.planning.MissionRun;
import org.pumprig.rig.compare.planning.PowerSimulation.Claim;
import org.pumprig.rig.compare.planning.SimulatedCampaign;
import org.pumprig.rig.compare.planning.TripTimes.Arm;
import org.pumprig.rig.compare.proportion.ShareMargin;
import org.pumprig.rig.compare.proportion.ShareNonInferiority;
import org.pumprig.rig.compare.rate.RateNonInferiority;
import org.pumprig.rig.compare.simulation.Population;
import org.pumprig.rig.compare.simulation.Truth;
import org.pumprig.rig.compare.stats.EventCount;
import org.pumprig.rig.compare.stats.PairedPermutation;
import org.pumprig.rig.compare.stats.Proportion;
import org.pumprig.rig.compare.stats.RateRatio;
import org.pumprig.rig.compare.stats.Subject;
import org.pumprig.rig.compare.stats.Value;
import org.pumprig.rig.compare.survival.RestrictedMeanDifference;
import org.pumprig.rig.compare.survival.Sample;

/**
 * One part of a claim, at the boundary of its own null hypothesis and where it is true.
 *
 * @param name of the part
 * @param alpha one-sided
 * @param pumps in both arms
 * @param approximate whether its test is; then the table shows what it errs, and nothing is
 *     promised
 * @param boundary the population at which it is just not true
 * @param good a population at which it is
 * @param goodIs what that is, in words
 * @param test decides
 */
record Part(
    String name,
    double alpha,
    int pumps,
    boolean approximate,
    Population boundary,
    Population good,
    String goodIs,
    Claim test) {
  static final double HOURS = 72;
  private static final double ALPHA = 0.025;
  private static final double SENSITIVE = 0.3;

  static List<Part> of(Condition condition) {
    Truth damaged = condition.truth(condition.damaged());
    Truth constant = condition.truth(condition.constant());
    return List.of(
        sensitivity(damaged),
        superiority(damaged, 12, 1),
        superiority(damaged, 12, 0.5),
        superiority(damaged, 6, 1),
        reliability(damaged),
        rate(condition, constant),
        noWorseRate(constant),
        noWorseShare(condition, damaged),
        noWorseMean(condition, damaged, 12),
        noWorseMean(condition, damaged, 40));
  }

  /** The old firmware fails: more than 30 % of its pumps. */
  private static Part sensitivity(Truth truth) {
    return new Part(
        "assay sensitivity: before, more than 30 % trip",
        ALPHA,
        12,
        false,
        truth.withTrippingShare(Arm.BEFORE, SENSITIVE),
        truth.withTrippingShare(Arm.BEFORE, 0.8),
        "80 % trip",
        campaign -> failing(campaign.before()).lowerBound(1 - ALPHA) > SENSITIVE);
  }

  /** Better by a margin: as {@code compare.Decision} decides. */
  private static Part superiority(Truth truth, int pumps, double margin) {
    return new Part(
        "superiority: rate ratio below " + margin,
        ALPHA,
        pumps,
        false,
        truth.withRateRatio(margin),
        truth.withRateRatio(0.1),
        "rate ratio 0.1",
        campaign ->
            PairedPermutation.test(campaign.before(), campaign.after()).pAfterBetter() <= ALPHA
                && below(ratio(campaign).upperBound(1 - ALPHA), margin));
  }

  private static Part reliability(Truth truth) {
    Population boundary = truth.withTrippingShare(Arm.AFTER, 0.1);
    return new Part(
        "absolute: after, 90 % complete the mission",
        0.05,
        60,
        false,
        boundary,
        boundary.withHazardRatio(0.1),
        "hazard ratio 0.1",
        campaign -> absolute(campaign).reliability(0.95) >= 0.9);
  }

  private static Part rate(Condition condition, Truth truth) {
    Population boundary = truth.withTrippingShare(Arm.AFTER, 0.2);
    double rate = condition.truth(boundary).ratePerHour(Arm.AFTER);
    return new Part(
        "absolute: after, a constant rate below 0.2 trips a mission",
        0.05,
        40,
        false,
        boundary,
        boundary.withHazardRatio(0.25),
        "hazard ratio 0.25",
        campaign ->
            absolute(campaign)
                    .ratePerHour(new HazardAssumption.Constant("each pump's is, here"), 0.95)
                < rate);
  }

  private static Part noWorseRate(Truth truth) {
    return new Part(
        "no worse: rate ratio below 1.5",
        ALPHA,
        60,
        false,
        truth.withRateRatio(1.5),
        truth.withRateRatio(0.75),
        "rate ratio 0.75",
        campaign -> RateNonInferiority.of(ratio(campaign), 1.5, ALPHA).shown());
  }

  private static Part noWorseShare(Condition condition, Truth truth) {
    Truth before = condition.truth(truth.withTrippingShare(Arm.BEFORE, 0.3));
    return new Part(
        "no worse: share less than 20 points higher",
        ALPHA,
        30,
        false,
        before.withTrippingShareAfter(0.5),
        before.withTrippingShareAfter(0.15),
        "15 points lower",
        campaign ->
            new ShareNonInferiority(
                    failing(campaign.before()),
                    failing(campaign.after()),
                    new ShareMargin.Difference(0.2))
                .shown(ALPHA));
  }

  private static Part noWorseMean(Condition condition, Truth alike, int pumps) {
    Population worse = alike.population().withHazardRatio(1.6);
    Truth truth = condition.truth(worse);
    double margin = truth.restrictedMeanHours(Arm.BEFORE) - truth.restrictedMeanHours(Arm.AFTER);
    return new Part(
        "no worse: restricted mean by the normal distribution",
        ALPHA,
        pumps,
        true,
        worse,
        alike.population().withHazardRatio(0.8),
        "hazard ratio 0.8",
        campaign ->
            above(
                RestrictedMeanDifference.of(
                        Sample.of(campaign.before()), Sample.of(campaign.after()), HOURS)
                    .interval(1 - 2 * ALPHA)
                    .lower(),
                -margin));
  }

  private static Proportion failing(List<Subject> pumps) {
    return new Proportion(events(pumps), pumps.size());
  }

  private static long events(List<Subject> pumps) {
    return pumps.stream().filter(Subject::event).count();
  }

  private static EventCount count(List<Subject> pumps) {
    return new EventCount(events(pumps), pumps.stream().mapToDouble(Subject::time).sum());
  }

  private static RateRatio ratio(SimulatedCampaign campaign) {
    return new RateRatio(count(campaign.before()), count(campaign.after()));
  }

  private static AbsoluteClaim absolute(SimulatedCampaign campaign) {
    return new AbsoluteClaim(
        HOURS,
        campaign.after().stream()
            .map(pump -> new MissionRun(pump.unit(), pump.time(), pump.event()))
            .toList());
  }

  private static boolean below(Value bound, double margin) {
    return bound instanceof Value.Finite finite && finite.number() < margin;
  }

  private static boolean above(Value bound, double margin) {
    return bound instanceof Value.Finite finite && finite.number() > margin;
  }
}
