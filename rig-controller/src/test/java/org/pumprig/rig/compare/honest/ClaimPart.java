package org.pumprig.rig.compare.honest;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.rig.compare.claim.Part;
import org.pumprig.rig.compare.planning.TripTimes.Arm;
import org.pumprig.rig.compare.simulation.Crossover;
import org.pumprig.rig.compare.simulation.Population;
import org.pumprig.rig.compare.simulation.Truth;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.plan.PlanFile;
import org.pumprig.rig.yaml.InputProblem;

/**
 * A part of a real plan's claim: campaigns at the boundary of its own null hypothesis, and
 * campaigns where it is true.
 */
enum ClaimPart {
  BEFORE_FAILS("beforeFails: more than 30 % do", Part.BEFORE_FAILS, 12, 0.025, "80 % do"),
  BETTER("better: rate ratio below 1", Part.BETTER, 12, 0.025, "rate ratio 0.1"),
  BETTER_SIX("better: rate ratio below 1", Part.BETTER, 6, 0.025, "rate ratio 0.1"),
  BETTER_HALF("better: rate ratio below 0.5", Part.BETTER, 12, 0.025, "rate ratio 0.1"),
  RELIABILITY("absolute: 90 % complete the mission", Part.ABSOLUTE, 60, 0.05, "hazard ratio 0.1"),
  RATE(
      "absolute: a constant rate, 0.2 failures a mission",
      Part.ABSOLUTE,
      40,
      0.05,
      "hazard ratio 0.25"),
  ALARM_SHARE(
      "noWorse: alarms, share less than 20 points higher",
      Part.NO_WORSE,
      30,
      0.025,
      "15 points lower"),
  ALARM_RATE("noWorse: alarms, rate ratio below 1.5", Part.NO_WORSE, 60, 0.025, "rate ratio 0.75"),
  RECONNECTION("noWorse: reconnection less than 4 s later", Part.NO_WORSE, 12, 0.025, "no later"),
  MESSAGES(
      "noWorse: messages, less than 3 points more unanswered", Part.NO_WORSE, 12, 0.025, "no more");

  private static final double HOURS = 72;
  private static final long LATER = 4_000_000_000L;
  private static final long MORE = 3_000_000_000L;

  private final String title;
  private final Part part;
  private final int pumps;
  private final double alpha;
  private final String goodIs;

  ClaimPart(String title, Part part, int pumps, double alpha, String goodIs) {
    this.title = title;
    this.part = part;
    this.pumps = pumps;
    this.alpha = alpha;
    this.goodIs = goodIs;
  }

  String title() {
    return title;
  }

  Part part() {
    return part;
  }

  int pumps() {
    return pumps;
  }

  double alpha() {
    return alpha;
  }

  String goodIs() {
    return goodIs;
  }

  /** Campaigns of it. */
  ClaimCampaigns campaigns(Bench bench, boolean good) {
    Population damaged = bench.population(2);
    Truth truth = new Truth(damaged, bench.shared(), HOURS);
    Truth constant = new Truth(bench.population(1), bench.shared(), HOURS);
    return switch (this) {
      case BEFORE_FAILS -> trips(bench, truth.withTrippingShare(Arm.BEFORE, good ? 0.8 : 0.3), "");
      case BETTER, BETTER_SIX -> trips(bench, truth.withRateRatio(good ? 0.1 : 1), "");
      case BETTER_HALF ->
          trips(bench, truth.withRateRatio(good ? 0.1 : 0.5), "rateRatioBelow: 0.5");
      case RELIABILITY -> {
        Population boundary = truth.withTrippingShare(Arm.AFTER, 0.1);
        yield trips(
            bench,
            good ? boundary.withHazardRatio(0.1) : boundary,
            "absolute: {reliability: 90 %, confidence: 95 %, mission: 72h}");
      }
      case RATE -> {
        Population boundary = constant.withTrippingShare(Arm.AFTER, 0.2);
        double rate = new Truth(boundary, bench.shared(), HOURS).ratePerHour(Arm.AFTER);
        yield trips(
            bench,
            good ? boundary.withHazardRatio(0.25) : boundary,
            "absolute: {perHourBelow: %.6f, confidence: 95 %%, constantHazard: each pump's is}"
                .formatted(rate));
      }
      case ALARM_SHARE -> {
        Population before = truth.withTrippingShare(Arm.BEFORE, 0.3);
        yield alarms(
            bench,
            new Truth(before, bench.shared(), HOURS).withTrippingShareAfter(good ? 0.15 : 0.5),
            "{endpoint: alarms, shareHigherBy: 20 %}");
      }
      case ALARM_RATE ->
          alarms(
              bench,
              constant.withRateRatio(good ? 0.75 : 1.5),
              "{endpoint: alarms, rateRatioBelow: 1.5}");
      case RECONNECTION -> habits(bench, good ? 0 : LATER, "{endpoint: reconnection, laterBy: 4s}");
      case MESSAGES ->
          habits(bench, good ? 0 : MORE, "{endpoint: messageCompleteness, worseBy: 3 %}");
    };
  }

  private ClaimCampaigns trips(Bench bench, Population population, String piece) {
    return trips(bench, population, piece, bench.pumps(pumps));
  }

  static ClaimCampaigns trips(Bench bench, Population population, String piece, int pumps) {
    return new ClaimCampaigns(
        plan(bench, piece, "", ""),
        Optional.of(new Crossover(population, Crossover.Blind.NEVER, bench.shared())),
        Optional.empty(),
        pumps,
        0,
        bench.blindShare(),
        bench.groups());
  }

  private ClaimCampaigns alarms(Bench bench, Population population, String guard) {
    return new ClaimCampaigns(
        plan(bench, "", guard, ""),
        Optional.empty(),
        Optional.of(new Crossover(population, Crossover.Blind.NEVER, bench.shared())),
        bench.pumps(pumps),
        0,
        bench.blindShare(),
        bench.groups());
  }

  private ClaimCampaigns habits(Bench bench, long shift, String guard) {
    return new ClaimCampaigns(
        plan(bench, "", guard, ""),
        Optional.empty(),
        Optional.empty(),
        bench.pumps(pumps),
        shift,
        bench.blindShare(),
        bench.groups());
  }

  static Plan plan(Bench bench, String piece, String guard, String term) {
    String text = Fixtures.text("plans/power.yaml");
    text = text.replaceAll("    - \\{fault: (?!refuse).*\n", "");
    text = text.replace("times: 24, ", "times: 1, ").replace("recover: 4min", "recover: 1s");
    text = text.replace("clusters: limit", "clusters: " + bench.clusters());
    if (bench.parallel()) {
      text = text.replace("order: randomised", "order: parallel");
    }
    String more = term.isEmpty() ? "" : term + "\n  ";
    text = text.replace("clusters:", "largeTest: stratifiedLogRank\n  " + more + "clusters:");
    if (!piece.isEmpty()) {
      text = text.replaceAll(piece.substring(0, piece.indexOf(':')) + ": .*", piece);
    }
    String kept = guard.isEmpty() ? "{endpoint: reconnection, laterBy: 4s}" : guard;
    text = text.replaceAll("      - \\{endpoint: (?!alarms).*\n", "");
    text = text.replaceAll("\\{endpoint: alarms.*", kept);
    try {
      return PlanFile.parse("power.yaml", text.getBytes(StandardCharsets.UTF_8));
    } catch (InputProblem e) {
      throw new IllegalStateException(e);
    }
  }
}
