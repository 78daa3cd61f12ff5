package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.rig.cli.Cli.Answer;
import org.pumprig.rig.rundir.VerifiedRun;

/**
 * Minimising on a unit that is there, through a driver that is a program: within the budget, and
 * each step ends with a power cycle that is proved.
 */
@Tag("realtime")
class MinimiseByProgramIT {
  @TempDir private Path folder;
  private Path target = Path.of("");
  private Path plan = Path.of("");

  @BeforeEach
  void write() throws IOException {
    target = folder.resolve("minimal.yaml");
    plan =
        Files.writeString(
            folder.resolve("plan.yaml"),
            Fixtures.text("plans/demo.yaml")
                .replaceFirst("rig: .*", "rig: rig.yaml")
                .replaceFirst("(?s)claim:.*", "")
                .replaceFirst(
                    "phases: .*", "phases: {settle: 2s, stress: 20s, recover: 2s, check: 12s}")
                .replaceAll("    - \\{fault: (?!refuse|latency).*\n", "")
                .replaceFirst("times: 1, lasts: 2s, cut", "at: 1500ms, lasts: 18s, cut")
                .replaceFirst("times: 1, lasts: 1800ms, delay", "at: 0 s, lasts: 1s, delay"));
  }

  private Answer minimise(int restarts) {
    Object[] words = {
      "incident",
      "minimise",
      plan,
      "--real",
      "--hours",
      "1h",
      "--restarts",
      restarts,
      "--share",
      "20%",
      "--confidence",
      "80%",
      "--out",
      target
    };
    return new Cli(folder.resolve("state")).run(words);
  }

  /** One that stands more: between two steps nobody listens where it takes its gateway to be. */
  private String firmware() throws IOException {
    return Files.writeString(
            folder.resolve("tolerant.yaml"),
            Fixtures.text("firmware/before.yaml")
                .replaceFirst(
                    "failedConnectionCostMultiplier: 60", "failedConnectionCostMultiplier: 20"))
        .toString();
  }

  private Path trials() {
    return folder.resolve("minimal.yaml-trials");
  }

  private List<Path> runs() throws IOException {
    var runs = new ArrayList<Path>();
    try (Stream<Path> trials = Files.list(trials())) {
      for (Path trial : trials.sorted().toList()) {
        runs.addAll(Workbench.runs(trial.resolve("campaign")));
      }
    }
    return runs;
  }

  private static List<String> cycles(Path run) throws IOException {
    return CabledRuns.lines(
        Files.readString(run.resolve("journal/00000001.jsonl")), "reprogram.step", "\"cycled\"");
  }

  /** The whole, the fault that does nothing, the one that does it. */
  @Test
  void theFaultThatTripsIsFoundWithinTheBudgetAndEveryStepEndsWithAProvedPowerCycle()
      throws Exception {
    try (var bench = new ProgramBench(folder, firmware())) {
      bench.rig(bench.outlet() + "powerCycle: {by: outlet, proof: [linkLost, restarted], off: 3s}");
      bench.cycleByHand(); // until the rig's proxy listens it has no gateway
      Answer answer = minimise(3);
      assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.INCONCLUSIVE);
      assertThat(answer.out())
          .contains("Trial 3, 1 fault,", "Spent: 3 trials of all units, 3 restarts of units")
          .contains("1 of 2 faults are enough to trip arm 'before'", "  refuse (cutEstablished")
          .contains("the units weren't tried without any fault", "NOT confirmed: the same units")
          .contains("Ended early, --restarts was spent");
      List<Path> runs = runs();
      assertThat(runs).hasSize(3);
      var tripped = new ArrayList<Boolean>();
      for (Path run : runs) {
        tripped.add(VerifiedRun.read(run).verdict().facts().trip().isPresent());
        assertThat(cycles(run))
            .singleElement()
            .asString()
            .contains("\"passed\":true", "by outlet, proved by linkLost, restarted");
      }
      assertThat(tripped).containsExactly(true, false, true);
    }
    assertThat(Files.readString(target))
        .startsWith("# HYPOTHESIS: this schedule was found by searching, on emulated units in real")
        .contains("It is no evidence: that needs fresh seeds and fresh units", "fault: refuse")
        .doesNotContain("- {fault: latency", "powerCycle: always");
    Answer check = new Cli(folder.resolve("state")).run("check", target);
    assertThat(check.code()).as(check.toString()).isZero();
  }

  @Test
  void aPersonWhoIsAskedMakesThePowerCycleAndWhereNobodyAnswersTheSearchEnds() throws Exception {
    try (var bench = new ProgramBench(folder, firmware());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      bench.rig("powerCycle: {by: operator, within: 6s, proof: [restarted]}");
      Path first = trials().resolve("0001/campaign");
      Callable<Answer> person = () -> attend(bench, first);
      bench.cycleByHand(); // until the rig's proxy listens it has no gateway
      Future<Answer> attended = threads.submit(person);
      Answer answer = minimise(5);
      assertThat(attended.get(10, TimeUnit.SECONDS).out())
          .as(answer.toString())
          .contains("Taken: rig.power-cycle by Ada.");
      assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.INCONCLUSIVE);
      assertThat(answer.out())
          .contains("somebody is asked to power-cycle the unit: pumprig attend " + first)
          .contains("Spent: 2 trials of all units, 2 restarts of units")
          .contains("unit SN-1 was not power-cycled at the end of trial ")
          .contains("the person who was asked didn't answer");
      List<Path> runs = runs();
      assertThat(cycles(runs.getFirst()))
          .singleElement()
          .asString()
          .contains("\"passed\":true", "by operator, proved by restarted");
      assertThat(Files.readString(runs.getFirst().resolve("journal/00000001.jsonl")))
          .contains("\"by\":\"Ada\"");
      assertThat(cycles(runs.getLast())).singleElement().asString().contains("\"passed\":false");
    }
  }

  /** Sees the step, does it at the pump, and says so. */
  private Answer attend(ProgramBench bench, Path campaign) throws Exception {
    var cli = new Cli(folder.resolve("state"));
    Awaitility.await()
        .atMost(100, TimeUnit.SECONDS)
        .until(
            () ->
                Files.isDirectory(campaign.resolve("runs"))
                    && cli.run("attend", campaign).out().contains("rig.power-cycle"));
    bench.cycleByHand();
    return cli.run("attend", campaign, "--step", "rig.power-cycle", "--by", "Ada");
  }
}
