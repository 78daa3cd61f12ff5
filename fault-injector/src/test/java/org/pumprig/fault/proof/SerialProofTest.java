package org.pumprig.fault.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.pumprig.fault.Direction;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence.SerialBytes;
import org.pumprig.fault.SerialCounts;
import org.pumprig.fault.SerialFault;
import org.pumprig.seed.Seed;

class SerialProofTest {
  private static final double BUDGET = 1e-4;
  private static final SerialFault LOSS = new SerialFault.ByteLoss(50_000);

  private static FaultSpec spec(SerialFault fault) {
    return new FaultSpec("f", fault, Direction.BOTH, "SN-1", new Seed(1), 0, 1);
  }

  private static SerialProof judge(SerialFault fault, SerialCounts counts, double budget) {
    return SerialProof.judge(spec(fault), new SerialBytes(counts, false, 0), budget);
  }

  private static SerialCounts lost(long lost, long entered) {
    return new SerialCounts(entered, lost, 0, 0, 0, 0, 0, entered - lost, 0);
  }

  private static SerialCounts cut(long cut, long messages) {
    return new SerialCounts(1_000, 0, 0, 0, 0, messages, cut, 1_000, 0);
  }

  @Test
  void aShareIsAcceptedNearWhatWasAskedOnly() {
    assertThat(judge(LOSS, lost(50, 1_000), BUDGET)).isInstanceOf(SerialProof.Acts.class);
    assertThat(judge(LOSS, lost(5, 1_000), BUDGET)).isInstanceOf(SerialProof.ActsOtherwise.class);
    assertThat(judge(LOSS, lost(200, 1_000), BUDGET)).isInstanceOf(SerialProof.ActsOtherwise.class);
    assertThat(judge(LOSS, lost(1, 20), BUDGET)).isInstanceOf(SerialProof.CannotTell.class);
  }

  @Test
  void aSmallerBudgetRejectsLessAndNeedsMoreBytes() {
    assertThat(judge(LOSS, lost(20, 1_000), 1e-4)).isInstanceOf(SerialProof.ActsOtherwise.class);
    assertThat(judge(LOSS, lost(20, 1_000), 1e-7)).isInstanceOf(SerialProof.Acts.class);
    assertThat(judge(LOSS, lost(12, 250), 1e-4)).isInstanceOf(SerialProof.Acts.class);
    assertThat(judge(LOSS, lost(12, 250), 1e-7)).isInstanceOf(SerialProof.CannotTell.class);
  }

  @Test
  void fewCutsAreNoSignAndTooManyAre() {
    var half = new SerialFault.Truncation(500_000);
    assertThat(judge(half, cut(0, 9), BUDGET)).isInstanceOf(SerialProof.CannotTell.class);
    assertThat(judge(half, cut(5, 40), BUDGET)).isInstanceOf(SerialProof.Acts.class);
    assertThat(judge(half, cut(38, 40), BUDGET)).isInstanceOf(SerialProof.ActsOtherwise.class);
  }

  @Test
  void whatMustStopEverythingStopsEverything() {
    var stuck = new SerialFault.Stuck();
    assertThat(judge(stuck, lost(0, 0), BUDGET)).isInstanceOf(SerialProof.CannotTell.class);
    assertThat(judge(stuck, lost(9, 9), BUDGET)).isInstanceOf(SerialProof.Acts.class);
    assertThat(judge(stuck, lost(8, 9), BUDGET)).isInstanceOf(SerialProof.ActsOtherwise.class);
    var gone = new SerialBytes(lost(0, 0), true, 0);
    assertThat(SerialProof.judge(spec(new SerialFault.Unplugged()), gone, BUDGET))
        .isInstanceOf(SerialProof.ActsOtherwise.class);
  }

  @Test
  void aDelayIsAtLeastAsLongAsAsked() {
    var delay = new SerialFault.Delay(60_000_000);
    assertThat(judge(delay, new SerialCounts(9, 0, 0, 0, 0, 1, 0, 9, 60_000_000), BUDGET))
        .isInstanceOf(SerialProof.Acts.class);
    assertThat(judge(delay, new SerialCounts(9, 0, 0, 0, 0, 1, 0, 9, 59_999_999), BUDGET))
        .isInstanceOf(SerialProof.ActsOtherwise.class);
    assertThat(judge(delay, new SerialCounts(9, 0, 0, 0, 0, 1, 0, 0, 0), BUDGET))
        .isInstanceOf(SerialProof.CannotTell.class);
  }
}
