package org.pumprig.rig.compare.claim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.pumprig.rig.compare.claim.LookPath.Advice;
import org.pumprig.rig.compare.claim.LookPath.Look;
import org.pumprig.rig.compare.claim.PrimaryTest.Moment;
import org.pumprig.rig.compare.planning.MissionRun;
import org.pumprig.rig.compare.sequential.BernoulliSprt;
import org.pumprig.rig.compare.sequential.Errors;
import org.pumprig.rig.compare.sequential.GroupSequential;
import org.pumprig.rig.compare.sequential.RateEvidence;
import org.pumprig.rig.compare.sequential.Spending;
import org.pumprig.rig.compare.sequential.SpendingLook;
import org.pumprig.rig.compare.sequential.SprtLook;
import org.pumprig.rig.compare.special.NormalQuantile;
import org.pumprig.rig.compare.stats.EventCount;
import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.plan.Claim;
import org.pumprig.rig.plan.ClaimTerms.Looks;
import org.pumprig.rig.plan.Plan;

/**
 * Replays the planned looks from the journals: pumps in the order in which they were done, each
 * counting once.
 */
record LookJudge(Plan plan, Claim claim, double alpha, Clusters clusters) {
  private static final double LEAST_P = 1e-300;

  Optional<LookPath> of(ArmTrips trips, Failures after, List<RunVerdict> runs) {
    return claim
        .terms()
        .looks()
        .map(
            looks ->
                switch (looks) {
                  case Looks.Evidence _ -> evidence(ordered(trips));
                  case Looks.Spending spending -> spending(spending, trips.certain());
                  case Looks.Sprt sprt -> sprt(sprt, after, runs);
                });
  }

  private static List<Pair> ordered(ArmTrips trips) {
    return trips.certain().pairs().stream()
        .sorted(
            Comparator.comparing(Pair::campaignId)
                .thenComparingLong(Pair::lastSlot)
                .thenComparingLong(Pair::replicate)
                .thenComparing(Pair::unit))
        .toList();
  }

  /**
   * Each pump is one coin: which firmware tripped first, in its first pair that tells. Under "no
   * difference" both sides are equally likely, so that {@link RateEvidence} applies with equal
   * exposures.
   */
  private LookPath evidence(List<Pair> pairs) {
    double boundary = -StrictMath.log(alpha);
    List<Look> looks = new ArrayList<>();
    var told = new LinkedHashSet<String>();
    var seen = new LinkedHashSet<String>();
    long oldFirst = 0;
    double most = 0;
    for (Pair pair : pairs) {
      seen.add(pair.unit());
      int first = oldFirst(pair);
      if (first != 0 && told.add(pair.unit())) {
        oldFirst += first > 0 ? 1 : 0;
      }
      double exposure = Math.max(1, told.size());
      double log =
          told.isEmpty()
              ? 0
              : new RateEvidence(
                      new EventCount(oldFirst, exposure),
                      new EventCount(told.size() - oldFirst, exposure))
                  .logAfterBetter();
      most = Math.max(most, log);
      looks.add(
          new Look(
              seen.size(),
              OptionalDouble.of(log),
              OptionalDouble.of(boundary),
              OptionalDouble.empty()));
    }
    Advice advice = most >= boundary ? Advice.STOP_FOR : Advice.GO_ON;
    String sentence =
        "%d of %s told the firmwares apart, and in %d the old one tripped first: evidence %s, at most %s so far; %s is needed."
            .formatted(
                told.size(),
                Say.pumps(seen.size()),
                oldFirst,
                Say.number(StrictMath.exp(looks.isEmpty() ? 0 : last(looks))),
                Say.number(StrictMath.exp(most)),
                Say.number(1 / alpha));
    return path("evidence", Part.BETTER, advice, sentence, "ln of the evidence", looks);
  }

  /** Above 0: the old firmware tripped first; below: the new one; 0: neither. */
  private static int oldFirst(Pair pair) {
    var old = pair.than().seen();
    var fresh = pair.better().seen();
    if (old.event() && fresh.event()) {
      return Long.compare(fresh.timeNanos(), old.timeNanos());
    }
    return Boolean.compare(old.event(), fresh.event());
  }

  private LookPath spending(Looks.Spending plan, ArmTrips trips) {
    GroupSequential boundaries =
        GroupSequential.of(
            plan.likePocock() ? Spending.POCOCK : Spending.OBRIEN_FLEMING,
            alpha,
            plan.atPpm().stream().map(ppm -> ppm / 1e6).toList());
    List<String> order =
        List.copyOf(new LinkedHashSet<>(ordered(trips).stream().map(Pair::unit).toList()));
    List<Look> looks = new ArrayList<>();
    int made = 0;
    boolean crossed = false;
    double p = 1;
    for (SpendingLook look : boundaries.looks()) {
      int pumps = (int) Math.ceil(look.fraction() * plan.pumps() - 1e-9);
      OptionalDouble seen = OptionalDouble.empty();
      if (order.size() >= pumps) {
        p = p(trips.only(order.subList(0, pumps)));
        crossed |= p <= look.nominalP();
        seen = OptionalDouble.of(NormalQuantile.above(Math.clamp(p, LEAST_P, 1 - 1e-6)));
        made++;
      }
      looks.add(new Look(pumps, seen, OptionalDouble.of(look.z()), OptionalDouble.empty()));
    }
    Advice advice = crossed ? Advice.STOP_FOR : made == looks.size() ? Advice.ENDED : Advice.GO_ON;
    String sentence =
        "%d of %s made, with %d of %d pumps done; one-sided p at the last one: %s%s."
            .formatted(
                made,
                Say.count(looks.size(), "planned look is", "planned looks are"),
                order.size(),
                plan.pumps(),
                made == 0 ? "none yet" : Say.number(p),
                made == 0
                    ? ""
                    : ", to be at most " + Say.number(boundaries.looks().get(made - 1).nominalP()));
    return path(
        plan.likePocock() ? "alpha-spending-pocock" : "alpha-spending-obrien-fleming",
        Part.BETTER,
        advice,
        sentence,
        "z of the permutation test",
        looks);
  }

  private double p(ArmTrips trips) {
    try {
      return PrimaryTest.of(
              claim, plan.watch().statusEveryNanos(), clusters, trips, Moment.SEEN, Moment.SEEN)
          .pBetter();
    } catch (NotComputableException e) {
      return 1; // nothing happened yet
    }
  }

  private LookPath sprt(Looks.Sprt plan, Failures after, List<RunVerdict> runs) {
    // Accepting bad pumps is the false claim, and the level is its risk.
    var test =
        new BernoulliSprt(
            plan.goodPpm() / 1e6, plan.badPpm() / 1e6, new Errors(plan.betaPpm() / 1e6, alpha));
    List<EventCount> counts = new ArrayList<>();
    long failed = 0;
    for (MissionRun pump : inOrder(after, runs)) {
      failed += pump.failed() ? 1 : 0;
      counts.add(new EventCount(failed, counts.size() + 1.0));
    }
    Advice advice = Advice.GO_ON;
    List<Look> looks = new ArrayList<>();
    for (SprtLook look : test.path(counts)) {
      looks.add(
          new Look(
              look.exposure(),
              OptionalDouble.of(look.events()),
              OptionalDouble.of(look.rejectAt()),
              OptionalDouble.of(look.acceptAt())));
      advice =
          switch (look.answer()) {
            case ACCEPT -> Advice.STOP_FOR;
            case REJECT -> Advice.STOP_AGAINST;
            case CONTINUE -> Advice.GO_ON;
          };
    }
    String sentence =
        "%d of %s with the new firmware failed; a share of %s is to be accepted and %s to be rejected."
            .formatted(
                failed,
                Say.pumps(counts.size()),
                Say.percent(test.good()),
                Say.percent(test.bad()));
    return path("sprt-share", Part.ABSOLUTE, advice, sentence, "failed pumps", looks);
  }

  /** Pumps of the new firmware, by when the last run of each was done. */
  private List<MissionRun> inOrder(Failures after, List<RunVerdict> runs) {
    String arm = plan.comparison().orElseThrow().better();
    Map<String, Long> last = new TreeMap<>();
    runs.stream()
        .filter(run -> run.arm().equals(arm))
        .forEach(run -> last.merge(run.unit(), run.slot(), Math::max));
    return after.pumps().stream()
        .sorted(
            Comparator.comparingLong((MissionRun pump) -> last.getOrDefault(pump.unit(), 0L))
                .thenComparing(MissionRun::unit))
        .toList();
  }

  private static double last(List<Look> looks) {
    return looks.getLast().seen().orElse(0);
  }

  private LookPath path(
      String method, Part part, Advice advice, String sentence, String vertical, List<Look> looks) {
    List<String> cautions = new ArrayList<>();
    if (method.startsWith("alpha-spending")) {
      cautions.add(
          "The boundaries take the statistic as normal, which a dozen trips or more make it; with"
              + " fewer the exact p is coarse, and the looks err on the careful side.");
    }
    if (method.startsWith("sprt")) {
      cautions.add(
          "The test takes pumps that were done early and late as alike; where faults, or the bench,"
              + " grew harsher in the course of the campaign it stops too soon.");
    }
    if (clusters.tied()) {
      cautions.add(
          "Pumps share faults, and the looks count each of them as one on its own: a boundary may"
              + " be reached too soon. The part must hold besides, as its test counts them.");
    }
    String words =
        switch (advice) {
          case STOP_FOR -> "Stop: the boundary for the claim was reached.";
          case STOP_AGAINST -> "Stop: the boundary against the claim was reached.";
          case ENDED -> "The last planned look was made, and no boundary was reached.";
          case GO_ON -> "Go on: no boundary was reached yet.";
        };
    return new LookPath(
        method, part, advice, words + " " + sentence, "pumps", vertical, looks, cautions);
  }
}
