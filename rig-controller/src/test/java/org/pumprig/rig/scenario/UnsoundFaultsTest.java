package org.pumprig.rig.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.fault.Fault;
import org.pumprig.fault.LossModel;
import org.pumprig.fault.PacketFault;
import org.pumprig.fault.SerialFault;
import org.pumprig.fault.StreamFault;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.rig.event.FaultRecord.FaultIneffective;
import org.pumprig.rig.event.FaultRecord.FaultProven;
import org.pumprig.rig.event.FaultRecord.FaultUnproven;
import org.pumprig.rig.judge.RequirementResult;
import org.pumprig.rig.judge.Verdict;

/**
 * Whole runs whose faults can't be told apart, don't act as asked, or meet too little: none of them
 * passes, and none is called a failure of the unit.
 */
class UnsoundFaultsTest {
  private static final String LOSS = "{fault: loss, rate: 50 %, lasts: 60s, at: 1s}";

  @TempDir private Path folder;

  private static final UnaryOperator<Fault> AS_ASKED = fault -> fault;

  private DoctoredRuns runs(String plan, String windows, UnaryOperator<Fault> really)
      throws Exception {
    FixtureFolder.write(folder);
    for (String rig : List.of("rigs/router.yaml", "rigs/serial-line.yaml")) {
      Files.write(folder.resolve(rig), Fixtures.bytes(rig));
    }
    String text = Fixtures.text(plan);
    int from = text.indexOf("  windows:\n") + "  windows:\n".length();
    String changed =
        text.substring(0, from)
            + windows.lines().map(line -> "    - " + line + "\n").reduce("", String::concat)
            + text.substring(text.indexOf("\nwatch:"));
    Path file = Files.writeString(folder.resolve(plan), changed);
    return DoctoredRuns.of(file, injector -> new LyingInjector(injector, really));
  }

  private static void allInconclusive(DoctoredRuns runs, String reason) throws Exception {
    assertThat(runs.verdicts())
        .isNotEmpty()
        .allSatisfy(
            run -> {
              assertThat(run.overall()).isEqualTo(Verdict.INCONCLUSIVE);
              assertThat(run.results())
                  .extracting(RequirementResult::verdict)
                  .doesNotContain(Optional.of(Verdict.FAIL));
              assertThat(run.results())
                  .extracting(RequirementResult::reason)
                  .anyMatch(each -> each.contains(reason));
            });
  }

  @Test
  void aFaultThatActsAsAskedCounts() throws Exception {
    DoctoredRuns runs = runs("plans/packet-loss.yaml", LOSS, AS_ASKED);
    assertThat(runs.told(FaultProven.class)).isNotEmpty();
    assertThat(runs.verdicts()).allMatch(run -> run.overall() == Verdict.PASS);
  }

  @Test
  void aLossThatIsFarFromWhatWasAskedIsNotEffectiveAndTheRunInconclusive() throws Exception {
    DoctoredRuns runs =
        runs(
            "plans/packet-loss.yaml",
            LOSS,
            _ -> new PacketFault.Loss(new LossModel.Bernoulli(20_000)));
    assertThat(runs.told(FaultIneffective.class))
        .hasSize(2)
        .allMatch(each -> each.witness().equals("packets") && each.detail().contains("asked 50"));
    assertThat(runs.told(FaultProven.class)).isEmpty();
    allInconclusive(runs, "not effective");
  }

  @Test
  void tooFewPacketsAreNotProvedWhichIsNeitherSuccessNorFailure() throws Exception {
    DoctoredRuns runs =
        runs("plans/packet-loss.yaml", "{fault: loss, rate: 3 %, lasts: 3s, at: 1s}", AS_ASKED);
    assertThat(runs.told(FaultUnproven.class))
        .hasSize(2)
        .allMatch(each -> each.traffic() && each.reason().contains("too little to tell"));
    assertThat(runs.told(FaultIneffective.class)).isEmpty();
    allInconclusive(runs, "doesn't count: what was counted is too little to tell");
  }

  @Test
  void twoFaultsWhoseSignIsTheSameShowNeither() throws Exception {
    DoctoredRuns runs =
        runs(
            "plans/demo.yaml",
            """
            {fault: latency, delay: 200ms, jitter: 0s, at: 1s, lasts: 6s, overlap: true}
            {fault: slowAcknowledgement, delay: 200ms, at: 1s, lasts: 6s, overlap: true}
            {fault: latency, delay: 100ms, jitter: 0s, at: 10s, lasts: 4s}\
            """,
            AS_ASKED);
    assertThat(runs.told(FaultProven.class)).allMatch(each -> each.fault().contains("-03-"));
    assertThat(runs.told(FaultUnproven.class))
        .extracting(FaultUnproven::reason)
        .contains("it can't be told from r0-02-slowAcknowledgement, at the same time")
        .allMatch(each -> each.contains("can't be told from"));
    allInconclusive(runs, "can't be told from");
  }

  @Test
  void aDelayThatNeverComesIsNotProved() throws Exception {
    DoctoredRuns runs =
        runs(
            "plans/demo.yaml",
            "{fault: latency, delay: 200ms, jitter: 0s, at: 1s, lasts: 6s}",
            _ -> new StreamFault.Latency(1_000, 0));
    allInconclusive(runs, "the unit had traffic, and nothing in it showed the fault");
  }

  @Test
  void bytesThatAreNotLostOnASerialLineAreNotEffective() throws Exception {
    DoctoredRuns runs =
        runs(
            "plans/serial-faults.yaml",
            "{fault: serialByteLoss, lasts: 4s, rate: 40 %, direction: towardsGateway}",
            _ -> new SerialFault.ByteLoss(1));
    assertThat(runs.told(FaultIneffective.class))
        .isNotEmpty()
        .allMatch(each -> each.witness().equals("bothEnds"));
    allInconclusive(runs, "not effective");
  }
}
