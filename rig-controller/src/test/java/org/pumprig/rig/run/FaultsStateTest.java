package org.pumprig.rig.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pumprig.rig.run.Script.MS;
import static org.pumprig.rig.run.Script.accepted;
import static org.pumprig.rig.run.Script.answer;
import static org.pumprig.rig.run.Script.fault;
import static org.pumprig.rig.run.Script.message;
import static org.pumprig.rig.run.Script.started;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.StreamFault;
import org.pumprig.rig.event.Completion.EffectDone;
import org.pumprig.rig.event.CoverageRecord.BlindInterval;
import org.pumprig.rig.event.Derived;
import org.pumprig.rig.event.EndReason;
import org.pumprig.rig.event.FaultRecord.FaultApplied;
import org.pumprig.rig.event.FaultRecord.FaultFailed;
import org.pumprig.rig.event.FaultRecord.FaultRecovered;
import org.pumprig.rig.event.FaultRecord.FaultReverted;
import org.pumprig.rig.event.FaultRecord.FaultScheduled;
import org.pumprig.rig.event.FaultRecord.FaultUnproven;
import org.pumprig.rig.event.Lifecycle.RunStarted;
import org.pumprig.rig.event.RunRecord.RunEnded;

/** One stall from 10 s to 20 s, through all ways in which its back end can answer. */
class FaultsStateTest {
  private static final FaultSpec STALL = fault("f", new StreamFault.Stall(), 10_000, 10_000);
  private static final String LATE = Timers.FAULT_LATE + "f";
  private static final FaultUnproven UNPROVEN =
      new FaultUnproven("f", false, "the unit sent nothing that could have met it");

  private static Script requested() {
    Script script = started(STALL).timer(10_000, Timers.FAULT_START + "f");
    script.told();
    return script;
  }

  private static Script applied() {
    Script script = requested().done(10_010, "applyFault");
    script.told();
    script.asked();
    return script;
  }

  /** What was derived, without the silence of a unit that these runs don't have. */
  private static List<Derived> seeing(Script script) {
    return script.told().stream().filter(each -> !(each instanceof BlindInterval)).toList();
  }

  @Test
  void theScheduleStandsAtTheBeginningWithATimerForEachStart() {
    Script script = Script.unstarted(STALL);
    script.at(0, new RunStarted("r", "c", "P", "a", "1", 0, 0, true, 2));
    assertThat(script.told(FaultScheduled.class))
        .containsExactly(
            new FaultScheduled(
                "f", "stall", "direction=both", "P1", 10_000 * MS, 10_000 * MS, "", "", ""));
    assertThat(script.effects()).contains(new Effect.Timer("faultStart:f", 10_000 * MS));
  }

  @Test
  void aLifeHasItsTimesApart() {
    Script script = requested().done(10_010, "applyFault");
    assertThat(script.told()).containsExactly(new FaultApplied("f", 10_000 * MS, 10_010 * MS));
    script.timer(20_000, Timers.FAULT_END + "f").done(20_005, "revertFault");
    assertThat(script.told()).containsExactly(UNPROVEN, new FaultReverted("f", 20_005 * MS));
    script.at(20_100, accepted(1), message(1, "a")).at(20_150, answer(1, "a"));
    assertThat(script.told()).containsExactly(new FaultRecovered("f", 20_150 * MS));
    assertThat(script.at(20_200, message(1, "b")).at(20_250, answer(1, "b")).told()).isEmpty();
  }

  @Test
  void anAnswerToAMessageFromBeforeTheRevertIsNoRecovery() {
    Script script = applied().at(19_900, accepted(1), message(1, "a"));
    script.timer(20_000, Timers.FAULT_END + "f").done(20_005, "revertFault").told();
    assertThat(script.at(20_010, answer(1, "a")).told()).isEmpty();
  }

  @Test
  void aFaultStartsOnce() {
    Script script = applied().timer(10_020, Timers.FAULT_START + "f");
    assertThat(script.asked()).isEmpty();
    script.timer(20_000, Timers.FAULT_END + "f").done(20_005, "revertFault");
    script.at(20_100, message(1, "a")).at(20_150, answer(1, "a"));
    script.asked();
    assertThat(script.timer(20_200, Timers.FAULT_START + "f").asked()).isEmpty();
  }

  @Test
  void aFailedApplyIsRevertedAllTheSame() {
    Script script = requested().failed(10_010, "applyFault", "no port");
    assertThat(script.told()).containsExactly(new FaultFailed("f", "applyFault", "no port"));
    assertThat(script.asked()).containsSubsequence("applyFault", "revertFault");
    script.done(10_020, "revertFault");
    assertThat(script.told()).containsExactly(new FaultReverted("f", 10_020 * MS));
    // It never acted, so there is nothing to recover from.
    script.at(10_100, message(1, "a")).at(10_150, answer(1, "a"));
    assertThat(script.told()).isEmpty();
  }

  @Test
  void aRevertNeverOvertakesItsApply() {
    Script script = requested();
    script.asked();
    script.timer(20_000, Timers.FAULT_END + "f").abort(20_100);
    assertThat(script.asked()).isEmpty();
    script.done(20_200, "applyFault");
    assertThat(script.asked()).containsExactly("revertFault");
    script.done(20_300, "revertFault");
    assertThat(seeing(script))
        .containsExactly(
            new FaultApplied("f", 10_000 * MS, 20_200 * MS),
            UNPROVEN,
            new FaultReverted("f", 20_300 * MS),
            new RunEnded(EndReason.ABORTED, true));
  }

  @Test
  void anApplyThatIsAnsweredAfterTheRevertIsRevertedAgain() {
    Script script = requested().timer(20_000, Timers.FAULT_END + "f");
    long apply = script.last("applyFault");
    script.asked();
    script.timer(50_000, LATE);
    assertThat(script.told())
        .containsExactly(new FaultFailed("f", "applyFault", "no answer for 30 s"));
    long revert = script.last("revertFault");
    assertThat(script.asked()).containsExactly("revertFault");
    script.at(50_010, new EffectDone(revert, true, "", 50_010 * MS, List.of()));
    assertThat(script.told()).containsExactly(new FaultReverted("f", 50_010 * MS));
    script.at(50_020, new EffectDone(apply, true, "", 50_020 * MS, List.of()));
    assertThat(script.asked()).containsExactly("revertFault");
    script.done(50_030, "revertFault");
    assertThat(script.told())
        .containsExactly(
            new FaultApplied("f", 10_000 * MS, 50_020 * MS),
            UNPROVEN,
            new FaultReverted("f", 50_030 * MS));
  }

  @Test
  void aRevertThatFailsIsTriedAgainAtTheEnd() {
    Script script = applied().timer(20_000, Timers.FAULT_END + "f");
    script.failed(20_010, "revertFault", "busy");
    assertThat(script.told()).containsExactly(new FaultFailed("f", "revertFault", "busy"));
    script.asked();
    script.timer(100_000, Timers.END);
    assertThat(script.asked()).containsExactly("revertFault");
    script.done(100_010, "revertFault");
    assertThat(seeing(script))
        .containsExactly(
            UNPROVEN,
            new FaultReverted("f", 100_010 * MS),
            new RunEnded(EndReason.COMPLETED, true));
  }

  @Test
  void aFaultThatCannotBeTakenBackMakesTheEndUnsafe() {
    Script script = applied().abort(12_000).failed(12_010, "revertFault", "busy");
    assertThat(script.told())
        .contains(new FaultFailed("f", "revertFault", "busy"))
        .endsWith(new RunEnded(EndReason.ABORTED, false));
  }

  @Test
  void aRevertThatNeverCompletesIsNotWaitedForForever() {
    Script script = applied().abort(12_000).timer(41_999, LATE);
    assertThat(script.ended()).isFalse();
    script.timer(42_000, LATE);
    assertThat(script.told())
        .contains(new FaultFailed("f", "revertFault", "no answer for 30 s"))
        .endsWith(new RunEnded(EndReason.ABORTED, false));
  }

  @Test
  void aRevertThatIsAnsweredAfterItsTimeStillCounts() {
    Script script = applied().timer(20_000, Timers.FAULT_END + "f").timer(50_000, LATE);
    script.told();
    script.done(55_000, "revertFault");
    assertThat(script.told()).containsExactly(UNPROVEN, new FaultReverted("f", 55_000 * MS));
  }

  @Test
  void theEndWaitsForTheRevert() {
    Script script = applied().abort(12_000);
    assertThat(script.ended()).isFalse();
    script.done(12_100, "revertFault");
    assertThat(script.ended()).isTrue();
  }

  @Test
  void afterACrashWhateverMayActIsRevertedWhateverWasUnderWay() {
    for (Script script :
        new Script[] {
          requested(),
          applied(),
          applied().timer(20_000, Timers.FAULT_END + "f"),
          applied().timer(20_000, Timers.FAULT_END + "f").failed(20_010, "revertFault", "busy"),
          applied().abort(12_000)
        }) {
      script.told();
      script.asked();
      script.crash(30_000);
      assertThat(script.asked()).containsExactly("revertFault");
      assertThat(script.ended()).isFalse();
      script.done(30_100, "revertFault");
      assertThat(script.told(RunEnded.class)).hasSize(1).allMatch(RunEnded::safe);
    }
  }

  @Test
  void noFaultStartsOnceTheRunIsEnding() {
    FaultSpec second = fault("g", new StreamFault.Stall(), 12_500, 1_000);
    Script script = started(STALL, second).timer(10_000, Timers.FAULT_START + "f");
    script.done(10_010, "applyFault").abort(12_000);
    script.asked();
    script.timer(12_500, Timers.FAULT_START + "g");
    assertThat(script.asked()).isEmpty();
  }

  @Test
  void timersOfUnknownFaultsChangeNothing() {
    Script script = started().timer(1, "faultStart:x").timer(2, "faultVerify:x");
    script.timer(3, "faultEnd:x").timer(4, "faultLate:x").timer(5, "what:ever");
    assertThat(script.told()).isEmpty();
  }
}
