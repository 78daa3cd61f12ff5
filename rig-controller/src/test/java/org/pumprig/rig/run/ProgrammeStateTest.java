package org.pumprig.rig.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pumprig.rig.run.Script.CODE;
import static org.pumprig.rig.run.Script.MS;
import static org.pumprig.rig.run.Script.event;
import static org.pumprig.rig.run.Script.programmed;
import static org.pumprig.rig.run.Script.started;
import static org.pumprig.rig.run.Script.status;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.Lifecycle.EpochStarted;
import org.pumprig.rig.event.Lifecycle.RunResumed;
import org.pumprig.rig.event.PumpState;
import org.pumprig.rig.event.RunRecord.EffectRequested;
import org.pumprig.rig.event.RunRecord.RunEnded;
import org.pumprig.rig.event.ServiceObservation.ServiceLogEntry;
import org.pumprig.rig.event.UnitRecord.ReprogramStep;
import org.pumprig.rig.event.UnitRecord.UnitFound;
import org.pumprig.rig.event.UnitRecord.UnitReleased;

/** Power goes off at 80 s, on at 80.6 s; what follows counts from then. */
class ProgrammeStateTest {
  private static Script running() {
    Script script = started().done(10, "keysPrimary").done(20, "keysSecondary");
    script.done(30, "keysStart");
    script.told();
    return script;
  }

  private static Script off() {
    Script script = tripped().timer(80_000, Timers.CHECK);
    script.told();
    return script.done(80_000, "powerOff");
  }

  private static Script on() {
    return off().timer(80_600, Timers.POWER_ON).done(80_600, "powerOn");
  }

  private static Script cleared() {
    return on().at(81_000, status(PumpState.STOPPED, "NONE"));
  }

  private static List<ReprogramStep> steps(Script script) {
    return script.told(ReprogramStep.class);
  }

  private static List<String> names(Script script) {
    return steps(script).stream().map(each -> each.step() + " " + each.passed()).toList();
  }

  @Test
  void theUnitIsProgrammedAndStartedOneAfterTheOther() {
    Script script = started();
    assertThat(script.asked()).containsExactly("keysPrimary");
    assertThat(script.done(10, "keysPrimary").asked()).containsExactly("keysSecondary");
    assertThat(script.done(20, "keysSecondary").asked()).containsExactly("keysStart");
    assertThat(script.done(30, "keysStart").asked()).isEmpty();
  }

  @Test
  void theIntentsSayWhatIsEntered() {
    Script script = started().done(10, "keysPrimary");
    assertThat(script.told(EffectRequested.class))
        .containsExactly(
            new EffectRequested(
                2,
                "keysSecondary",
                "unit",
                "rateMicrolitresPerHour=1800000 volumeMicrolitres=10000"));
  }

  @Test
  void aKeyThatFailsEndsTheProgramming() {
    Script script = started();
    script.asked();
    script.failed(10, "keysPrimary", "no answer");
    assertThat(script.asked()).isEmpty();
  }

  @Test
  void aUnitThatDidNotTripIsLeftAlone() {
    Script script = running();
    script.asked();
    script.timer(80_000, Timers.CHECK).timer(100_000, Timers.END);
    assertThat(script.asked()).isEmpty();
    assertThat(steps(script)).isEmpty();
  }

  @Test
  void aTripInTheCheckPhaseComesTooLate() {
    Script script = running().timer(80_000, Timers.CHECK);
    script.asked();
    script.at(81_000, event(CODE)).timer(100_000, Timers.END);
    assertThat(script.asked()).isEmpty();
    assertThat(steps(script)).isEmpty();
  }

  @Test
  void aTrippedUnitIsPowerCycledWatchedAndProgrammedAgain() {
    Script script = cleared().flow(81_100, 82_000, 500, 0).timer(82_000, Timers.OBSERVED);
    script.done(82_100, "keysPrimary").done(82_200, "keysSecondary").done(82_300, "keysStart");
    script.at(82_500, programmed(PumpState.INFUSING)).flow(82_600, 82_700, 500, 500);
    assertThat(steps(script))
        .containsExactly(
            new ReprogramStep("cleared", true, "no programme", 400 * MS),
            new ReprogramStep("notResumed", true, "fluid stood still", 1_400 * MS),
            new ReprogramStep("programmed", true, "primary and secondary as entered", 1_900 * MS),
            new ReprogramStep("infusing", true, "fluid flows", 2_100 * MS));
    assertThat(steps(script.timer(100_000, Timers.END))).isEmpty();
  }

  @Test
  void keptParametersAreNotCleared() {
    Script script = on().at(81_000, programmed(PumpState.STOPPED));
    assertThat(names(script)).containsExactly("cleared false");
  }

  @Test
  void fluidThatMovesUnaskedIsAResume() {
    Script script = cleared().flow(81_100, 82_000, 500, 500).timer(82_000, Timers.OBSERVED);
    assertThat(names(script)).containsExactly("cleared true", "notResumed false");
  }

  @Test
  void aPumpThatSaysItInfusesUnaskedHasResumed() {
    Script early = on().at(81_000, status(PumpState.INFUSING, "NONE"));
    assertThat(names(early.timer(82_000, Timers.OBSERVED)))
        .containsExactly("cleared true", "notResumed false");
    Script late = cleared().at(81_900, status(PumpState.INFUSING, "NONE"));
    assertThat(names(late.timer(82_000, Timers.OBSERVED)))
        .containsExactly("cleared true", "notResumed false");
  }

  @Test
  void aProgrammeThatIsNotAsEnteredIsNotProgrammed() {
    Script script = cleared().timer(82_000, Timers.OBSERVED).done(82_100, "keysPrimary");
    script.done(82_200, "keysSecondary").done(82_300, "keysStart");
    script.at(82_400, programmed(PumpState.STOPPED), status(PumpState.INFUSING, "NONE"));
    script.flow(82_500, 90_000, 0, 500).timer(100_000, Timers.END);
    assertThat(names(script)).containsExactly("cleared true", "notResumed true", "finished false");
  }

  @Test
  void aBootThatNeverFinishesIsToldAtTheEnd() {
    Script script = on().timer(100_000, Timers.END);
    assertThat(steps(script))
        .containsExactly(
            new ReprogramStep(
                "finished", false, "not seen by the end of the run, at step BOOTING", 19_400 * MS));
  }

  @Test
  void aKeypadThatFailsAfterThePowerCycleIsToldAtTheEnd() {
    Script script = cleared().timer(82_000, Timers.OBSERVED);
    script.failed(84_000, "keysPrimary", "no answer").timer(100_000, Timers.END);
    assertThat(names(script)).containsExactly("cleared true", "notResumed true", "finished false");
  }

  @Test
  void anOutletThatDoesNotObeyIsToldAtTheEndAndSwitchedOnAgain() {
    Script script = tripped().timer(80_000, Timers.CHECK);
    script.failed(82_000, "powerOff", "no answer");
    script.asked();
    script.timer(100_000, Timers.END);
    assertThat(names(script)).containsExactly("finished false");
    assertThat(script.asked()).containsExactly("powerOn");
  }

  @Test
  void aRunThatEndsWhilePowerIsOffSwitchesItOnAndWaitsForThat() {
    Script aborted = off();
    aborted.asked();
    aborted.abort(80_100);
    assertThat(aborted.told(EffectRequested.class))
        .extracting(EffectRequested::action)
        .containsExactly("restorePower");
    assertThat(aborted.asked()).containsExactly("powerOn");
    assertThat(aborted.ended()).isFalse();
    assertThat(aborted.timer(80_600, Timers.POWER_ON).asked()).isEmpty();
    assertThat(aborted.done(80_700, "powerOn").told(RunEnded.class)).hasSize(1);
  }

  @Test
  void aCrashWhilePowerIsOffOrSwitchingSwitchesItOn() {
    for (Script script :
        List.of(
            tripped().timer(80_000, Timers.CHECK),
            off(),
            off().timer(80_600, Timers.POWER_ON),
            off().abort(80_100))) {
      script.asked();
      script.crash(90_000);
      assertThat(script.asked()).containsExactly("powerOn");
      assertThat(script.ended()).isFalse();
      assertThat(script.failed(90_100, "powerOn", "no answer").ended()).isTrue();
    }
  }

  @Test
  void anOutletThatNeverAnswersIsNotWaitedForForever() {
    Script script = off().abort(80_100);
    assertThat(script.effects()).contains(new Effect.Timer(Timers.RESTORE_LATE, 110_100 * MS));
    assertThat(script.timer(110_100, Timers.RESTORE_LATE).ended()).isTrue();
  }

  @Test
  void aRunThatEndsWithPowerOnSwitchesNothing() {
    Script script = on();
    script.asked();
    script.abort(80_700);
    assertThat(script.asked()).isEmpty();
    assertThat(script.ended()).isTrue();
  }

  /** After an outage the run goes on; the unit's first word decides what is done to it. */
  private static Script resumed(Script script) {
    script.asked();
    script.told();
    return script.at(50_000, new EpochStarted(2, "boot", 0, 0), new RunResumed("its process died"));
  }

  private static List<String> found(Script script) {
    return script.told(UnitFound.class).stream().map(UnitFound::action).toList();
  }

  @Test
  void afterAnOutageNothingIsDoneBeforeTheUnitHasToldWhatItDoes() {
    Script script = resumed(running());
    assertThat(script.asked()).isEmpty();
    script.at(50_100, Script.programmed(PumpState.INFUSING));
    assertThat(found(script)).containsExactly("goesOn");
    assertThat(script.asked()).isEmpty();
  }

  @Test
  void aUnitThatTrippedInTheOutageIsLeftAlone() {
    Script script = resumed(running());
    script.at(50_100, Script.status(PumpState.FAILSAFE, CODE));
    assertThat(found(script)).containsExactly("leftAlone");
    script.at(50_200, Script.status(PumpState.STOPPED, "NONE"));
    assertThat(script.asked()).isEmpty();
  }

  @Test
  void aUnitThatTrippedBeforeAndHasLostItsProgrammeIsLeftAlone() {
    Script script = resumed(running().at(40_000, event(CODE)));
    script.at(50_100, Script.status(PumpState.STOPPED, "NONE"));
    assertThat(found(script)).containsExactly("leftAlone");
    assertThat(script.asked()).isEmpty();
  }

  @Test
  void aUnitWithoutItsProgrammeIsProgrammedAgain() {
    Script script = resumed(running());
    script.at(50_100, Script.status(PumpState.STOPPED, "NONE"));
    assertThat(found(script)).containsExactly("programmedAgain");
    assertThat(script.asked()).containsExactly("keysPrimary");
  }

  @Test
  void aUnitThatStandsStillWithItsProgrammeIsLeftAlone() {
    Script script = resumed(running());
    script.at(50_100, Script.programmed(PumpState.STOPPED));
    assertThat(found(script)).containsExactly("leftAlone");
    assertThat(script.asked()).isEmpty();
  }

  @Test
  void aPowerCycleThatComesDueIsDoneOnceTheStateWasRead() {
    Script script = resumed(tripped());
    script.timer(80_000, Timers.CHECK);
    assertThat(script.asked()).isEmpty();
    script.at(80_100, Script.status(PumpState.FAILSAFE, CODE));
    assertThat(script.asked()).containsExactly("powerOff");
  }

  @Test
  void anOutletThatWasBeingSwitchedIsSwitchedAgain() {
    Script script = resumed(tripped().timer(80_000, Timers.CHECK));
    assertThat(script.asked()).containsExactly("powerOff");
  }

  private static Script tripped() {
    return running().at(50_000, event(CODE), log()).flow(50_100, 50_900, 500, 0);
  }

  private static Input log() {
    return new ServiceLogEntry(1, 50_000, CODE, "watchdog");
  }

  @Test
  void aTrippedUnitIsNotTouchedBeforeItsLogAndItsStopAreTaken() {
    Script script = running().at(50_000, event(CODE)).timer(80_000, Timers.CHECK);
    script.asked();
    script.flow(80_100, 81_000, 500, 0);
    assertThat(script.asked()).isEmpty();
    script.at(81_100, log());
    assertThat(script.asked()).containsExactly("powerOff");
    assertThat(script.told(UnitReleased.class)).containsExactly(new UnitReleased(1, true, ""));
  }

  @Test
  void whatIsMissingIsNotWaitedForForeverAndIsSaid() {
    Script script = running().at(50_000, event(CODE)).timer(80_000, Timers.CHECK);
    assertThat(script.effects()).contains(new Effect.Timer(Timers.RELEASE, 85_000 * MS));
    script.asked();
    script.timer(85_000, Timers.RELEASE);
    assertThat(script.asked()).containsExactly("powerOff");
    assertThat(script.told(UnitReleased.class))
        .containsExactly(new UnitReleased(0, false, "stop, log"));
    script.done(85_100, "powerOff").timer(85_200, Timers.RELEASE);
    assertThat(script.asked()).isEmpty();
  }
}
