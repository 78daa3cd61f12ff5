package org.pumprig.rig.compare.honest;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.pumprig.rig.compare.claim.ClaimResult;
import org.pumprig.rig.compare.claim.LookPath;
import org.pumprig.rig.compare.planning.TripTimes.Arm;
import org.pumprig.rig.compare.simulation.Population;
import org.pumprig.rig.compare.simulation.Truth;
import org.pumprig.rig.compare.stats.Proportion;
import org.pumprig.rig.plan.Plan;
import org.pumprig.seed.Seed;

/**
 * How often planned looks stop for a claim: at the boundary of its null hypothesis, where that is
 * false, and where the claim is true. Whoever stops at the first boundary is counted, whatever
 * comes later.
 *
 * @param pumps planned
 * @param atBoundary campaigns that stopped though it isn't true
 * @param power campaigns that stopped where it is
 * @param looks made until then on average, of campaigns that stopped where it is true
 */
record FalseLook(
    Bench bench, Kind kind, int pumps, Proportion atBoundary, Proportion power, double looks) {
  private static final double HOURS = 72;
  private static final String BY_SHARE = "alphaSpending, spending: %s, at: [50 %%, 75 %%, 100 %%]";

  /** How one looks. */
  enum Kind {
    EVIDENCE("evidence, after every pump", "kind: evidence"),
    OBRIEN("alpha spending, O'Brien and Fleming", "kind: " + BY_SHARE.formatted("obrienFleming")),
    POCOCK("alpha spending, Pocock", "kind: " + BY_SHARE.formatted("pocock")),
    SPRT("Wald's test, 5 % against 40 %", "kind: sprt, good: 5 %, bad: 40 %, beta: 10 %");

    private final String title;
    private final String yaml;

    Kind(String title, String yaml) {
      this.title = title;
      this.yaml = yaml;
    }

    private ClaimCampaigns campaigns(Bench bench, int pumps, boolean good) {
      ClaimCampaigns trips = ClaimPart.BETTER.campaigns(bench, good);
      if (this == SPRT) {
        Population damaged = bench.population(2);
        Truth truth = new Truth(damaged, bench.shared(), HOURS);
        Population wanted = truth.withTrippingShare(Arm.AFTER, good ? 0.05 : 0.4);
        trips = ClaimPart.trips(bench, wanted, "", pumps);
      }
      return new ClaimCampaigns(
          plan(bench, pumps),
          trips.trips(),
          trips.alarms(),
          pumps,
          trips.shift(),
          trips.blindShare(),
          trips.groups());
    }

    private Plan plan(Bench bench, int pumps) {
      String planned = yaml + (yaml.contains("alphaSpending") ? ", pumps: " + pumps : "");
      return ClaimPart.plan(bench, "", "", "looks: {" + planned + "}");
    }
  }

  static FalseLook of(Bench bench, Kind kind, int pumps, int campaigns, int forPower, Seed seed) {
    Seed own = seed.child("looks", bench.name(), kind.name());
    int[] wrong = stopped(kind.campaigns(bench, pumps, false), campaigns, own.child("boundary"));
    int[] right = stopped(kind.campaigns(bench, pumps, true), forPower, own.child("good"));
    return new FalseLook(
        bench,
        kind,
        pumps,
        new Proportion(count(wrong), campaigns),
        new Proportion(count(right), forPower),
        Arrays.stream(right).filter(at -> at > 0).average().orElse(0));
  }

  private static long count(int[] stops) {
    return Arrays.stream(stops).filter(at -> at > 0).count();
  }

  /** After how many looks each campaign would have stopped for the claim; 0: never. */
  private static int[] stopped(ClaimCampaigns model, int campaigns, Seed seed) {
    return IntStream.range(0, campaigns)
        .parallel()
        .map(
            i ->
                stop(
                    ClaimResult.of(
                            model.plan(), model.campaign(seed.child("campaign", String.valueOf(i))))
                        .flatMap(ClaimResult::looks)
                        .orElseThrow()))
        .toArray();
  }

  private static int stop(LookPath path) {
    List<LookPath.Look> looks = path.looks();
    boolean sprt = path.method().startsWith("sprt");
    for (int i = 0; i < looks.size(); i++) {
      LookPath.Look look = looks.get(i);
      if (look.seen().isEmpty()) {
        return 0;
      }
      double seen = look.seen().getAsDouble();
      if (sprt && seen >= look.upper().orElse(Double.MAX_VALUE)) {
        return 0;
      }
      if (sprt ? seen <= look.lower().orElse(-1) : seen >= look.upper().orElse(Double.MAX_VALUE)) {
        return i + 1;
      }
    }
    return 0;
  }

  /** Both kinds of looks have the plan's one-sided level. */
  static double alpha() {
    return 0.025;
  }

  /** Whether a promised level wasn't kept. */
  boolean broken() {
    return promised() && atBoundary.estimate() > limit();
  }

  /** Whether the level is promised: Wald's test takes all periods as alike, and says so. */
  boolean promised() {
    return kind != Kind.SPRT || bench == Bench.IDEAL;
  }

  /** The most that chance explains: alpha and three standard errors. */
  double limit() {
    return alpha() + 3 * StrictMath.sqrt(alpha() * (1 - alpha()) / atBoundary.runs());
  }

  String row() {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %d | %.1f %% | %.2f %% | %.1f %%, after %.1f looks |",
        kind.title,
        bench.title(),
        pumps,
        100 * alpha(),
        100 * atBoundary.estimate(),
        100 * power.estimate(),
        looks);
  }
}
