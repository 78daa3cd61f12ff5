package org.pumprig.rig.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pumprig.rig.judge.RunScript.ms;

import org.junit.jupiter.api.Test;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.CoverageRecord.BlindInterval;
import org.pumprig.rig.event.FailSafeRecord.FailSafeBroken;
import org.pumprig.rig.event.FaultRecord.FaultScheduled;
import org.pumprig.rig.event.Lifecycle.EpochStarted;
import org.pumprig.rig.event.Lifecycle.RunStarted;
import org.pumprig.rig.event.Lifecycle.TimerFired;
import org.pumprig.rig.run.RunClock;

/** What a hostile or endless journal can't do. */
class BoundsTest {
  @Test
  void blindStretchesBeyondTheLimitAreJoinedAndLoseNoTime() {
    RunScript script = RunScript.quiet("SN-1", "after");
    for (int i = 0; i < 3_000; i++) {
      script.at(1_000 + i, new BlindInterval(Channel.WIRE, ms(1_000 + i), ms(1_000 + i), "lost"));
    }
    RunFacts facts = script.facts();
    assertThat(facts.blind()).hasSize(1_000);
    assertThat(facts.blind().getLast().toNanos()).isEqualTo(ms(3_999));
    assertThat(facts.blind().getLast().fromNanos()).isEqualTo(ms(1_999));
  }

  @Test
  void aListThatIsTooLongToBeKeptPassesNothing() {
    RunScript script = RunScript.quiet("SN-1", "after");
    for (int i = 0; i < 200; i++) {
      script.at(1_000 + i, new FailSafeBroken("flow"));
    }
    assertThat(script.facts().failSafe().broken()).hasSize(100);
    assertThat(script.verdict().overall()).isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void moreFaultsThanAPlanCanAskForPassNothing() {
    RunScript script = RunScript.quiet("SN-1", "after");
    for (int i = 0; i < 1_100; i++) {
      script.at(
          0, new FaultScheduled("x" + i, "reset", "", "SN-1", ms(4_000), ms(100), "", "", ""));
    }
    assertThat(script.facts().faults()).hasSize(1_000);
    assertThat(script.verdict("REQ-RECONNECT")).isEqualTo("inconclusive");
  }

  @Test
  void runTimeStartsWithTheRunAndContinuesAfterAnOutage() {
    var clock = new RunClock();
    clock.on(new EpochStarted(1, "boot-1", 0, 0), 10);
    assertThat(clock.on(new RunStarted("r", "c", "u", "a", "f", 0, 0, false, 2), 1_000)).isZero();
    assertThat(clock.on(new TimerFired("x"), 6_000)).isEqualTo(5_000);
    assertThat(clock.on(new EpochStarted(2, "boot-2", 7, 1), 300)).isEqualTo(12_000);
    assertThat(clock.on(new TimerFired("y"), 400)).isEqualTo(12_100);
    assertThat(clock.runNanos(500)).isEqualTo(12_200);
  }
}
