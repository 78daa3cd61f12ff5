package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.fault.FaultSpec;
import org.pumprig.rig.compare.CampaignResult;
import org.pumprig.rig.compare.simulation.SimulatedRun;
import org.pumprig.rig.compare.table.Asked;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.CoverageRecord.BlindInterval;
import org.pumprig.rig.judge.FaultFacts;
import org.pumprig.rig.judge.RunFacts;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.plan.Arm;
import org.pumprig.rig.plan.DemoPlan;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.report.HtmlReport;
import org.pumprig.rig.report.build.ReportBuilder;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

/**
 * Whatever runs a campaign has, and whatever its plan claims, text, JSON, report and drawings hold
 * no number that is none.
 */
class AnyCampaignTest {
  private static final int SEED = 77;
  private static final long SECOND = 1_000_000_000L;

  private static final List<String> LOOKS =
      List.of(
          "",
          "looks: {kind: evidence}",
          "looks: {kind: sprt, good: 5 %, bad: 40 %, beta: 10 %}",
          "looks: {kind: alphaSpending, spending: pocock, at: [50 %, 100 %], pumps: 4}",
          "looks: {kind: alphaSpending, spending: obrienFleming, at: [25 %, 100 %], pumps: 8}");
  private static final List<String> ABSOLUTES =
      List.of(
          "{reliability: 60 %, confidence: 95 %, mission: 20s}",
          "{perHourBelow: 200, confidence: 95 %}",
          "{perHourBelow: 200, confidence: 95 %, constantHazard: it is so}");
  private static final List<String> GUARDS =
      List.of(
          "{endpoint: alarms, rateRatioBelow: 1.5}",
          "{endpoint: alarms, meanFreeTimeShorterBy: 2s}",
          "{endpoint: reconnection, neverHigherBy: 20 %}",
          "{endpoint: alarmLatency, laterBy: 2s}",
          "{endpoint: stopLatency, laterBy: 2s}",
          "{endpoint: screenLatency, neverHigherBy: 20 %}",
          "{endpoint: flowAccuracy, worseBy: 5 %}");

  @TempDir private Path folder;

  private static <T> T any(List<T> of, RandomStream random) {
    return of.get((int) random.nextBelow(of.size()));
  }

  private static Plan plan(RandomStream random) throws InputProblem {
    String text = DemoPlan.TEXT;
    int claim = text.indexOf("\nclaim:");
    if (random.nextUnit() < 0.2) {
      return DemoPlan.parse(text.substring(0, claim + 1));
    }
    String absolute = ABSOLUTES.getFirst();
    text = DemoPlan.replaced(text, absolute, any(ABSOLUTES, random));
    text =
        text.replaceAll("      - \\{endpoint: alarms.*\n", "      - " + any(GUARDS, random) + "\n");
    text = text.replaceAll("(      - \\{endpoint: reconnection.*\n)(?=(?s:.*)reconnection)", "");
    String terms = random.nextUnit() < 0.5 ? "clusters: limit" : "clusters: permute";
    String looks = any(LOOKS, random);
    text =
        DemoPlan.replaced(text, "clusters: limit", terms + (looks.isEmpty() ? "" : "\n  " + looks));
    if (text.indexOf("endpoint: reconnection") != text.lastIndexOf("endpoint: reconnection")) {
      text = text.replaceAll("      - \\{endpoint: reconnection, laterBy.*\n", "");
    }
    return DemoPlan.parse(text);
  }

  private static List<RunVerdict> runs(Plan plan, RandomStream random) {
    List<RunVerdict> runs = new ArrayList<>();
    int pumps = 1 + (int) random.nextBelow(random.nextUnit() < 0.2 ? 40 : 8);
    int replicates = 1 + (int) random.nextBelow(2);
    double tripping = random.nextUnit();
    double blind = random.nextUnit() < 0.5 ? 0 : random.nextUnit();
    boolean shared = random.nextUnit() < 0.3;
    for (int pump = 0; pump < pumps; pump++) {
      for (int replicate = 0; replicate < replicates; replicate++) {
        for (Arm arm : plan.arms()) {
          if (random.nextUnit() < 0.95) {
            runs.add(run(plan, arm, pump, replicate, random, tripping, blind, shared));
          }
        }
      }
    }
    return runs;
  }

  private static RunVerdict run(
      Plan plan,
      Arm arm,
      int pump,
      int replicate,
      RandomStream random,
      double tripping,
      double blindShare,
      boolean shared) {
    String unit = "SN-" + pump;
    long settle = plan.phases().settleNanos();
    long stressEnd = plan.phases().stressEndNanos();
    long check = stressEnd + plan.phases().recoverNanos();
    OptionalLong trip =
        random.nextUnit() < tripping
            ? OptionalLong.of(settle + random.nextBelow(4) * (check - settle) / 4)
            : OptionalLong.empty();
    List<Long> alarms = random.nextUnit() < 0.3 ? List.of(settle + SECOND) : List.of();
    long from = settle + random.nextBelow(10) * SECOND;
    Channel channel = any(List.of(Channel.values()), random);
    List<BlindInterval> blind =
        random.nextUnit() < blindShare
            ? List.of(new BlindInterval(channel, from, from + 2 * SECOND, "drawn"))
            : List.of();
    long messages = random.nextBelow(3) * 50;
    return new SimulatedRun(
            unit,
            arm,
            replicate,
            2 * replicate + (int) random.nextBelow(2),
            trip,
            new RunFacts.Conduct(
                OptionalLong.of(trip.orElse(check)),
                alarms.size(),
                alarms,
                messages,
                messages == 0 ? 0 : random.nextBelow(messages),
                List.of(),
                random.nextUnit() < 0.5
                    ? Optional.of(new RunFacts.Delivered(15 * SECOND, 0, 0, 1_000_000))
                    : Optional.empty()),
            OptionalLong.empty(),
            trip.isPresent() || random.nextUnit() < 0.2
                ? OptionalLong.empty()
                : OptionalLong.of(stressEnd + random.nextBelow(3) * SECOND),
            random.nextBelow(30),
            blind,
            List.of(fault(unit, settle, shared)))
        .verdict(plan);
  }

  private static FaultFacts fault(String unit, long at, boolean shared) {
    OptionalLong then = OptionalLong.of(at);
    return new FaultFacts(
        "r0-01-refuse",
        "refuse",
        "",
        unit,
        at,
        SECOND,
        then,
        then,
        then,
        Optional.of("drawn"),
        then,
        then,
        OptionalLong.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        shared
            ? Optional.of(new FaultSpec.Shared("gateway-" + unit.charAt(3), "r0-" + unit.charAt(3)))
            : Optional.empty(),
        FaultFacts.Away.NOT_TOLD);
  }

  @Test
  void noOutputOfAnyCampaignHoldsANumberThatIsNone() throws Exception {
    int campaigns = Integer.getInteger("pumprig.scenarios", 120) / 10;
    for (int i = 0; i < campaigns; i++) {
      RandomStream random = new Seed(SEED).stream("campaign", String.valueOf(i));
      Plan plan = plan(random);
      CampaignResult result = CampaignResult.of(plan, runs(plan, random));
      String what = "seed " + SEED + ", campaign " + i;
      PumpTableOutput tables = output(result);
      List<String> words = new ArrayList<>(SummaryText.comparisonLines(result));
      words.addAll(tables.lines());
      words.add(new String(tables.json(result), StandardCharsets.UTF_8));
      words.add(
          new String(
              HtmlReport.render(
                  ReportBuilder.model(new ReportBuilder.Identity("r", "0", ""), result, List.of())),
              StandardCharsets.UTF_8));
      for (Path drawing : PumpPlots.write(result, folder.resolve("plots-" + i))) {
        words.add(Files.readString(drawing));
      }
      assertThat(String.join("\n", words))
          .as(what)
          .doesNotContain("NaN", "Infinity", ">null<", ": null", "undefined to", "to undefined");
    }
  }

  /** What {@code compare} shows; of runs without any table it refuses, which is an answer. */
  private static PumpTableOutput output(CampaignResult result) {
    try {
      return PumpTableOutput.of(result, Asked.everything());
    } catch (CommandProblem e) {
      assertThat(e).hasMessageContaining("have no table");
      return new PumpTableOutput(List.of(), List.of());
    }
  }
}
