package org.pumprig.rig.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pumprig.rig.run.Script.MS;
import static org.pumprig.rig.run.Script.started;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pumprig.rig.event.EndReason;
import org.pumprig.rig.event.Lifecycle.EpochStarted;
import org.pumprig.rig.event.Lifecycle.RunStarted;
import org.pumprig.rig.event.Phase;
import org.pumprig.rig.event.RunRecord.PhaseEntered;
import org.pumprig.rig.event.RunRecord.RunEnded;

class PhaseStateTest {
  private static final RunStarted START = new RunStarted("r", "c", "P1", "a", "1", 0, 0, true, 2);

  /** A run that has come to a phase, with its unit heard of until then. */
  private static Script in(Phase phase) {
    Script script = started();
    if (phase.compareTo(Phase.STRESS) >= 0) {
      script.timer(10_000, Timers.STRESS);
    }
    if (phase.compareTo(Phase.RECOVER) >= 0) {
      script.timer(60_000, Timers.RECOVER);
    }
    if (phase.compareTo(Phase.CHECK) >= 0) {
      script.timer(80_000, Timers.CHECK);
    }
    script.told();
    return script;
  }

  @Test
  void phasesFollowTheirTimersAndTheLastOneEndsTheRun() {
    Script script = in(Phase.CHECK).timer(100_000, Timers.END);
    assertThat(script.told(RunEnded.class))
        .containsExactly(new RunEnded(EndReason.COMPLETED, true));
    assertThat(script.ended()).isTrue();
  }

  @Test
  void theStartAsksForTheTimersOfItsPhases() {
    Script script = Script.unstarted().at(5, START);
    assertThat(script.effects())
        .contains(
            new Effect.Timer(Timers.STRESS, 10_000 * MS),
            new Effect.Timer(Timers.RECOVER, 60_000 * MS),
            new Effect.Timer(Timers.CHECK, 80_000 * MS),
            new Effect.Timer(Timers.END, 100_000 * MS));
    assertThat(script.told(PhaseEntered.class)).containsExactly(new PhaseEntered(Phase.SETTLE));
  }

  @ParameterizedTest
  @EnumSource(Phase.class)
  void anAbortEndsTheRunInEveryPhase(Phase phase) {
    assertThat(in(phase).abort(90_000).told(RunEnded.class))
        .containsExactly(new RunEnded(EndReason.ABORTED, true));
  }

  @ParameterizedTest
  @EnumSource(Phase.class)
  void aNewEpochEndsTheRunAsInterruptedInEveryPhase(Phase phase) {
    assertThat(in(phase).crash(90_000).told(RunEnded.class))
        .containsExactly(new RunEnded(EndReason.INTERRUPTED, true));
  }

  @Test
  void theFirstReasonStands() {
    Script script =
        started(Script.fault("f", new org.pumprig.fault.StreamFault.Stall(), 10_000, 9_000));
    script.timer(10_000, Timers.FAULT_START + "f").done(10_001, "applyFault");
    script.abort(11_000).timer(11_100, Timers.END).crash(11_200).done(11_300, "revertFault");
    assertThat(script.told(RunEnded.class)).containsExactly(new RunEnded(EndReason.ABORTED, true));
  }

  @Test
  void phasesNeverGoBackAndNothingComesAfterTheEnd() {
    Script script = in(Phase.CHECK);
    assertThat(script.timer(80_001, Timers.STRESS).timer(80_002, Timers.CHECK).told()).isEmpty();
    script.abort(80_003).told();
    List<Effect> before = script.effects();
    script.timer(80_004, Timers.END).abort(80_005).crash(80_006).at(80_007, START);
    assertThat(script.told()).isEmpty();
    assertThat(script.effects()).isEqualTo(before);
  }

  @Test
  void aSecondStartChangesNothing() {
    assertThat(in(Phase.STRESS).at(20_000, START).told()).isEmpty();
  }

  @Test
  void beforeTheStartOnlyAnAbortCounts() {
    Script script =
        Script.unstarted()
            .at(1, Script.accepted(1), Script.ended(1, "gateway"), Script.event(Script.CODE))
            .timer(2, Timers.STRESS);
    assertThat(script.told()).isEmpty();
    script.abort(3);
    assertThat(script.told()).containsExactly(new RunEnded(EndReason.ABORTED, true));
    assertThat(script.at(4, START).told()).isEmpty();
    assertThat(script.effects()).isEmpty();
  }

  @Test
  void runTimeGoesOnAfterTheOutageAndNeverBack() {
    RunReducer reducer = in(Phase.SETTLE).at(7_000, Script.event("NONE")).reducer();
    reducer.step(new EpochStarted(2, "b", 3_000_000, 0), 50 * MS);
    assertThat(reducer.nowNanos()).isEqualTo(10_000 * MS);
    for (long outage : List.of(-5_000_000L, (1L << 53) - 1)) {
      reducer = in(Phase.SETTLE).at(7_000, Script.event("NONE")).reducer();
      reducer.step(new EpochStarted(2, "b", outage, 0), 50 * MS);
      assertThat(reducer.nowNanos()).isBetween(7_000 * MS, RunClock.LATEST_NANOS);
    }
  }
}
