package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.fault.BackEnd;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.rig.judge.FaultFacts;
import org.pumprig.rig.plan.PlanFile;
import org.pumprig.rig.rundir.VerifiedRun;
import org.pumprig.rig.schedule.Schedule;
import org.pumprig.rig.schedule.Step;

/**
 * Every kind of schedule (ramp, duty cycle, exponential spacing, drawn mix, replayed trace) by
 * every back end that acts on a unit's traffic, in one run: what the seed decided is what was done,
 * and the unit beside notices nothing.
 */
@Tag("netns")
class SchedulesRunIT {
  private static final String WINDOWS =
      """
          - {fault: latency, jitter: 0ms, ramp: {parameter: delay, from: 80ms, to: 240ms, steps: 3}, at: 0s, lasts: 3400ms, target: [SN-1001]}
          - {fault: stall, dutyCycle: {on: 800ms, off: 400ms}, at: 4s, lasts: 2400ms, target: [SN-1001]}
          - {fault: loss, backEnd: nft, ramp: {parameter: rate, from: 20%, to: 60%, steps: 3}, at: 7s, lasts: 3400ms, target: [SN-1001]}
          - {fault: blackhole, backEnd: nft, dutyCycle: {on: 800ms, off: 400ms}, at: 11s, lasts: 2400ms, target: [SN-1001]}
          - {fault: delay, backEnd: tap, ramp: {parameter: delay, from: 80ms, to: 240ms, steps: 3}, at: 14s, lasts: 3400ms, target: [SN-1001]}
          - {fault: corrupt, backEnd: tap, rate: 90%, dutyCycle: {on: 800ms, off: 400ms}, at: 18s, lasts: 2400ms, target: [SN-1001]}
          - {fault: trace, backEnd: tap, file: traces/ward.csv, at: 21s, lasts: 2s, target: [SN-1001]}
          - {fault: slicer, slice: 10 B, every: {mean: 1s}, times: 3, lasts: 600ms, target: [SN-1001]}
          - {fault: reject, answer: host, backEnd: nft, every: {mean: 1s}, times: 3, lasts: 600ms, target: [SN-1001]}
          - {fault: duplicate, backEnd: tap, rate: 90%, every: {mean: 1s}, times: 3, lasts: 600ms, target: [SN-1001]}
          - {mix: [{weight: 1, fault: bandwidth, limit: 20 kbit/s, target: [SN-1001]}, {weight: 1, fault: slowClose, delay: 100ms, target: [SN-1001]}], every: 1s, times: 3, lasts: 600ms}
          - {mix: [{weight: 1, fault: noNewConnections, backEnd: nft, target: [SN-1001]}, {weight: 1, fault: tcpReset, backEnd: nft, target: [SN-1001]}], every: 1s, times: 3, lasts: 600ms}
          - {mix: [{weight: 1, fault: reorder, backEnd: tap, rate: 90%, by: 50ms, target: [SN-1001]}, {weight: 1, fault: rate, backEnd: tap, limit: 60 kbit/s, target: [SN-1001]}], every: 1s, times: 3, lasts: 600ms}
      """;

  private static final String FAULTED = "SN-1001";

  @TempDir private Path folder;

  @Test
  void whatTheSeedDecidedIsWhatEachBackEndDidAndNobodyElseNotices() throws Exception {
    Workbench bench = bench();
    Path out = folder.resolve("out");

    Cli.Answer answer =
        new Cli(folder.resolve("state")).run("run", bench.plan(), "--out", out, "--arm", "after");

    assertThat(answer.code()).as(answer.toString()).isIn(Exit.PASS, Exit.INCONCLUSIVE);
    List<Step> steps = Schedule.of(PlanFile.read(bench.plan()), 0).steps();
    for (Path run : Workbench.runs(out)) {
      String journal = Files.readString(run.resolve("journal/00000001.jsonl"));
      if (run.toString().contains("SN-1002")) {
        assertThat(journal).doesNotContain("\"k\":\"fault.");
        assertThat(lines(journal, "error.counted")).as("the other's traffic").isEmpty();
        assertThat(lines(journal, "wire.ended")).as("the other's connection").isEmpty();
        assertThat(lines(journal, "wire.acknowledged")).hasSizeGreaterThan(60);
      } else {
        List<FaultFacts> faults = VerifiedRun.read(run).verdict().facts().faults();
        asScheduled(steps, faults);
        shown(steps, faults);
        for (String way : List.of("", "towardsGateway.", "towardsPump.")) {
          assertThat(lines(journal, "effect.done").stream())
              .as("achieved delays of proxy and relay, as histograms")
              .anyMatch(line -> line.contains("\"" + way + "delayedUpTo."));
        }
      }
    }
  }

  private static void asScheduled(List<Step> steps, List<FaultFacts> faults) {
    Map<String, FaultFacts> done =
        faults.stream().collect(Collectors.toMap(FaultFacts::id, each -> each));
    assertThat(done).hasSameSizeAs(steps);
    for (Step step : steps) {
      FaultFacts fault = Objects.requireNonNull(done.get(step.spec(FAULTED).id()), step.id());
      assertThat(fault.parameters()).as(step.id()).startsWith(step.fault().parameters());
      assertThat(fault.plannedNanos()).as(step.id()).isEqualTo(step.startNanos());
      assertThat(fault.failedNanos()).as("%s", fault).isEmpty();
      assertThat(fault.appliedNanos().orElseThrow())
          .as("%s", fault)
          .isGreaterThanOrEqualTo(step.startNanos());
      assertThat(fault.revertedNanos().orElseThrow())
          .as("%s", fault)
          .isGreaterThanOrEqualTo(step.endNanos());
    }
  }

  /** A window that met too little traffic on a busy machine is not proved, and says so. */
  private static void shown(List<Step> steps, List<FaultFacts> faults) {
    for (BackEnd each : List.of(BackEnd.PROXY, BackEnd.NFT, BackEnd.TAP)) {
      List<String> own =
          steps.stream()
              .filter(step -> backEnd(step) == each)
              .map(step -> step.spec(FAULTED).id())
              .toList();
      assertThat(faults.stream().filter(fault -> own.contains(fault.id())))
          .as(each.diskName())
          .hasSizeGreaterThanOrEqualTo(9)
          .filteredOn(FaultFacts::counts)
          .hasSizeGreaterThanOrEqualTo(3);
    }
  }

  private static BackEnd backEnd(Step step) {
    return step.planned().backEnd().orElse(BackEnd.PROXY);
  }

  private Workbench bench() throws IOException {
    Workbench bench = Workbench.in(folder.resolve("bench"));
    bench.write(
        "rigs/short.yaml",
        Fixtures.text("rigs/bridge.yaml")
            .replace("statusEvery: 1s", "statusEvery: 400ms")
            .replace("namespaces: made", "namespaces: made\n  relay: true"));
    bench.write("plans/traces/ward.csv", "time,delay,loss,rate\n0 s,60 ms,,\n1 s,70 ms,,\n");
    bench.change(
        "plans/short.yaml",
        """
            - {fault: refuse, times: 1, lasts: 1200ms, cutEstablished: true}
            - {fault: stall, times: 1, lasts: 1300ms}
            - {fault: reset, times: 1, lasts: 1200ms, after: 50ms}
            - {fault: gatewayRestart, times: 1, lasts: 1200ms}
        """,
        WINDOWS);
    bench.change("plans/short.yaml", "within: 3s", "within: 10s");
    bench.change("plans/short.yaml", "stress: 6s, recover: 3s", "stress: 60s, recover: 6s");
    return bench;
  }

  private static List<String> lines(String journal, String kind) {
    return journal.lines().filter(line -> line.contains("\"k\":\"" + kind + "\"")).toList();
  }
}
