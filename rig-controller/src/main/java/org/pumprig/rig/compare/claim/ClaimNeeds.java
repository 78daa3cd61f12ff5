package org.pumprig.rig.compare.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.pumprig.rig.compare.planning.SuccessRun;
import org.pumprig.rig.compare.proportion.ShareMargin;
import org.pumprig.rig.compare.proportion.ShareNonInferiority;
import org.pumprig.rig.compare.stats.FisherExact;
import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.rig.compare.stats.Proportion;
import org.pumprig.rig.compare.survival.RestrictedMeanDifference;
import org.pumprig.rig.plan.Claim;
import org.pumprig.rig.plan.Comparison;
import org.pumprig.rig.plan.Phases;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.plan.Target;
import org.pumprig.rig.schedule.Schedule;
import org.pumprig.rig.schedule.Step;

/**
 * What a plan's claim can't show with these units, however well the runs go: known before the first
 * of them. A part that needs more units, or clusters of units that share faults, than there are.
 */
public final class ClaimNeeds {
  private static final double NANOS_PER_HOUR = 3.6e12;

  private final Claim claim;
  private final double alpha;
  private final Phases phases;
  private final Clusters clusters;
  private final boolean byCluster;
  private final boolean withinUnits;
  private final int old;
  private final int fresh;
  private final List<String> limits = new ArrayList<>();

  private ClaimNeeds(Plan plan, Claim claim, Comparison comparison, Clusters clusters) {
    this.claim = claim;
    this.alpha = comparison.alphaPpm() / 1e6;
    this.phases = plan.phases();
    this.clusters = clusters;
    this.byCluster = clusters.tied() && claim.clusters() == Claim.Clusters.PERMUTE;
    this.withinUnits = plan.order().comparesWithinUnits();
    this.old = inArm(plan, comparison.than());
    this.fresh = inArm(plan, comparison.better());
  }

  /** Sentences; none if the plan states no claim, or all of it can be shown. */
  public static List<String> limits(Plan plan, List<String> units) {
    Clusters clusters = Clusters.planned(units, shared(plan));
    if (plan.comparison().isEmpty() || plan.claim().isEmpty()) {
      return plan.comparison().isPresent()
          ? clusters.told().map(told -> ties(told, plan)).stream().toList()
          : List.of();
    }
    var needs = new ClaimNeeds(plan, plan.claim().get(), plan.comparison().get(), clusters);
    needs.tied(plan);
    needs.before();
    needs.better();
    needs.absolute();
    needs.noWorse();
    return List.copyOf(needs.limits);
  }

  private int inArm(Plan plan, String name) {
    return plan.arms().stream()
        .filter(arm -> arm.name().equals(name))
        .mapToInt(arm -> plan.unitsIn(arm, clusters.units().size()))
        .sum();
  }

  private static List<Target.Shared> shared(Plan plan) {
    return IntStream.range(0, plan.replicates())
        .boxed()
        .flatMap(replicate -> Schedule.of(plan, replicate).steps().stream())
        .filter(Step::shared)
        .map(step -> (Target.Shared) step.planned().target())
        .distinct()
        .toList();
  }

  private static String ties(String told, Plan plan) {
    return told + ClaimResult.whatTiesLeave(plan.order());
  }

  private void tied(Plan plan) {
    Optional<String> told = clusters.told();
    if (told.isPresent()) {
      limits.add(
          byCluster
              ? told.get() + " Whole clusters count in the first three parts of the claim."
              : ties(told.get(), plan) + " So the verdict is betterLimited at best, never better.");
    }
  }

  /** Units of an arm, or clusters. */
  private int counted(int inArm) {
    return byCluster ? clusters.count() : inArm;
  }

  private void before() {
    double least = claim.beforeFailsPpm() / 1e6;
    needs(
        Part.BEFORE_FAILS,
        old,
        byCluster
            ? ClusterParts.needed(least, 1 - alpha)
            : (long) StrictMath.floor(StrictMath.log(alpha) / StrictMath.log(least)) + 1,
        "to show that more than " + Say.percent(least) + " fail");
  }

  private void better() {
    boolean exact =
        counted(withinUnits ? old : old + fresh) <= PrimaryTest.EXACT_UP_TO
            || claim.largeTest() == Claim.LargeTest.PERMUTATION;
    if (exact && withinUnits) {
      needs(Part.BETTER, old, ClusterParts.neededToPermute(alpha), "for a p at the level");
    } else if (exact) {
      dealt(Part.BETTER, "for a p at the level");
    }
    if (claim.estimand() instanceof Claim.Estimand.RestrictedMean) {
      pumps(Part.BETTER, RestrictedMeanDifference.GOOD_FROM, "for limits of the restricted mean");
    }
  }

  private void absolute() {
    long longest = phases.stressNanos() + phases.recoverNanos();
    switch (claim.absolute()) {
      case Claim.Absolute.Reliability target -> {
        double asked = target.reliabilityPpm() / 1e6;
        double confidence = target.confidencePpm() / 1e6;
        if (target.missionNanos() <= longest) {
          needs(
              Part.ABSOLUTE,
              fresh,
              byCluster
                  ? ClusterParts.needed(asked, confidence)
                  : new SuccessRun(asked, confidence, 0).pumps(),
              "to show that " + Say.percent(asked) + " complete the mission");
        } else if (target.shapesMillionths().isEmpty()) {
          limits.add(
              "%s: the mission of %s is longer than stress and recovery of a run (%s), and runs count that completed it; make them longer, or plan with 'weibullShapes'."
                  .formatted(
                      Part.ABSOLUTE.title(), Say.time(target.missionNanos()), Say.time(longest)));
        }
      }
      case Claim.Absolute.Rate target -> {
        double hours = -StrictMath.log(1 - target.confidencePpm() / 1e6);
        double enough = hours / (target.perHourBelowPpm() / 1e6) / (longest / NANOS_PER_HOUR);
        needs(
            Part.ABSOLUTE,
            fresh,
            (long) StrictMath.floor(enough) + 1,
            "each for a whole run of one replicate, to show so small a rate");
      }
    }
  }

  private void noWorse() {
    for (Claim.Guard guard : claim.noWorse().endpoints()) {
      switch (guard.margin()) {
        case Claim.Margin.HigherShare(long ppm) -> share(guard, ppm / 1e6);
        case Claim.Margin.NeverMore(long ppm) -> share(guard, ppm / 1e6);
        case Claim.Margin.Shorter _ ->
            pumps(
                Part.NO_WORSE,
                RestrictedMeanDifference.GOOD_FROM,
                "for the mean free time of " + guard.name());
        case Claim.Margin.Later _, Claim.Margin.Worse _ -> {
          if (!guard.endpoint().ofTripsOnly() && withinUnits) {
            pumps(
                Part.NO_WORSE,
                ClusterParts.neededToPermute(alpha),
                "for signed ranks of " + guard.name());
          } else if (!guard.endpoint().ofTripsOnly()) {
            dealt(Part.NO_WORSE, "for ranks of " + guard.name());
          }
        }
        case Claim.Margin.RateRatio _ -> {} // what it needs are events
      }
    }
  }

  /** Not even without a single event after could it be shown. */
  private void share(Claim.Guard guard, double margin) {
    try {
      var before = new Proportion(0, old);
      var after = new Proportion(0, fresh);
      double p = new ShareNonInferiority(before, after, new ShareMargin.Difference(margin)).p();
      if (p > alpha) {
        limits.add(
            "%s: with %s, less than %s more of %s can't be shown even if it never happens (p = %s); use more, or a wider margin."
                .formatted(
                    Part.NO_WORSE.title(),
                    Say.count(Math.min(old, fresh), "unit", "units") + inAnArm(),
                    Say.size(Evidence.Unit.SHARE_DIFFERENCE, margin),
                    guard.name(),
                    Say.number(p)));
      }
    } catch (NotComputableException e) {
      limits.add("%s: %s (%s)".formatted(Part.NO_WORSE.title(), guard.name(), e.getMessage()));
    }
  }

  private String inAnArm() {
    return withinUnits ? "" : " in an arm";
  }

  private void needs(Part part, int inArm, long needed, String what) {
    tooFew(part, counted(inArm), needed, byCluster ? "cluster" : "unit", what);
  }

  private void pumps(Part part, long needed, String what) {
    tooFew(part, Math.min(old, fresh), needed, "unit", what);
  }

  /** Where each unit stays in one arm, p is one of so many ways to deal them at least. */
  private void dealt(Part part, String what) {
    int needed = 2;
    while (leastP(needed / 2, needed - needed / 2) > alpha) {
      needed++;
    }
    if (leastP(old, fresh) > alpha) {
      limits.add(
          "%s: it can't be told with %s in one arm and %d in the other; at least %d in both together are needed %s."
              .formatted(part.title(), Say.count(old, "unit", "units"), fresh, needed, what));
    }
  }

  /** All of one arm with an event and none of the other: one of the ways to deal them. */
  private static double leastP(int one, int other) {
    return new FisherExact(new Proportion(one, one), new Proportion(0, other)).pAfterFewer();
  }

  private void tooFew(Part part, int there, long needed, String noun, String what) {
    if (there < needed) {
      limits.add(
          "%s: it can't be told with %s%s; at least %d are needed %s."
              .formatted(
                  part.title(), Say.count(there, noun, noun + "s"), inAnArm(), needed, what));
    }
  }
}
