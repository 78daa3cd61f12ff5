package org.pumprig.rig.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pumprig.rig.run.Script.MS;
import static org.pumprig.rig.run.Script.accepted;
import static org.pumprig.rig.run.Script.fault;
import static org.pumprig.rig.run.Script.started;

import org.junit.jupiter.api.Test;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.SerialFault;
import org.pumprig.rig.event.Count;
import org.pumprig.rig.event.FaultRecord.FaultIneffective;
import org.pumprig.rig.event.FaultRecord.FaultProven;
import org.pumprig.rig.event.FaultRecord.FaultUnproven;

/** Bytes lost on a serial line from 10 s to 20 s, 5 % of them: what the journalled counts show. */
class SerialEvidenceTest {
  private static final FaultSpec LOSS =
      fault("f", new SerialFault.ByteLoss(50_000), 10_000, 10_000);

  private static Script looks(long lostAtHalf, long enteredAtHalf, long lost, long entered) {
    return looks(started(LOSS), lostAtHalf, enteredAtHalf, lost, entered);
  }

  private static Script looks(
      Script script, long lostAtHalf, long enteredAtHalf, long lost, long entered) {
    script.at(1, accepted(1)).timer(10_000, Timers.FAULT_START + "f").done(10_000, "applyFault");
    script
        .timer(15_000, Timers.FAULT_VERIFY + "f")
        .done(15_000, "verifyFault", counts(lostAtHalf, enteredAtHalf));
    return script
        .timer(20_000, Timers.FAULT_END + "f")
        .done(20_000, "verifyFault", counts(lost, entered))
        .done(20_010, "revertFault");
  }

  private static Count[] counts(long lost, long entered) {
    return new Count[] {new Count("serial.entered", entered), new Count("serial.lost", lost)};
  }

  @Test
  void countsNearWhatWasAskedProveItHalfWay() {
    Script script = looks(50, 1_000, 100, 2_000);
    assertThat(script.told(FaultProven.class))
        .containsExactly(new FaultProven("f", "bothEnds", 15_000 * MS));
  }

  @Test
  void countsFarFromItRefuteItAtTheEndOnly() {
    Script script = looks(1, 1_000, 2, 2_000);
    assertThat(script.told(FaultIneffective.class))
        .containsExactly(
            new FaultIneffective(
                "f", "bothEnds", "2 of 2000 bytes lost, asked 5.0000 %", 20_000 * MS));
  }

  @Test
  void tooFewBytesAreNeither() {
    Script script = looks(0, 4, 0, 9);
    assertThat(script.told(FaultUnproven.class))
        .containsExactly(
            new FaultUnproven(
                "f", false, "what was counted at both ends of the line is too little to tell"));
    script = looks(0, 4, 0, 9);
    assertThat(script.told()).noneMatch(each -> each instanceof FaultIneffective);
  }

  @Test
  void theBudgetOfARunIsSplitOverItsFaults() {
    assertThat(looks(20, 1_000, 20, 1_000).told(FaultIneffective.class)).hasSize(1);
    var many = new FaultSpec[1_000];
    many[0] = LOSS;
    for (int i = 1; i < many.length; i++) {
      many[i] = fault("g" + i, new SerialFault.Stuck(), 30_000, 1_000);
    }
    assertThat(looks(started(many), 20, 1_000, 20, 1_000).told(FaultProven.class)).hasSize(1);
  }
}
