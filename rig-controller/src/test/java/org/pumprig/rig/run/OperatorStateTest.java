package org.pumprig.rig.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pumprig.rig.run.Script.MS;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.event.Attendance.StepAnswered;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.ContactState;
import org.pumprig.rig.event.CoverageRecord.BlindInterval;
import org.pumprig.rig.event.OperatorRecord;
import org.pumprig.rig.event.OperatorRecord.StepAsked;
import org.pumprig.rig.event.OperatorRecord.StepConfirmed;
import org.pumprig.rig.event.OperatorRecord.StepMissed;
import org.pumprig.rig.event.OperatorRecord.StepSkipped;
import org.pumprig.rig.event.PumpState;
import org.pumprig.rig.event.ServiceObservation.ServiceStatus;
import org.pumprig.rig.event.StepEffect;
import org.pumprig.rig.event.StepReading;
import org.pumprig.rig.event.UnitRecord.TherapyChecked;
import org.pumprig.rig.plan.OperatorStep;

class OperatorStateTest {
  private static final String ASK = "operator:cycle";
  private static final String DUE = "operatorDue:cycle";

  private static Script started(String entry, StepEffect... effects) {
    var step =
        new OperatorStep(
            "cycle",
            "Power-cycle pump 3",
            List.of(),
            20_000 * MS,
            10_000 * MS,
            entry,
            "",
            List.of(effects));
    return Script.started(Script.context().with(List.of(step)));
  }

  private static StepAnswered answer(String by, String entry) {
    return new StepAnswered("cycle", by, entry, "", 0, "");
  }

  private static ServiceStatus up(long upMillis) {
    return new ServiceStatus(PumpState.INFUSING, "NONE", 0, -1, -1, -1, -1, 0, 1_000, 0, upMillis);
  }

  @Test
  void aStepIsAskedForAtItsTimeAndCountsWhenAnsweredAndSeen() {
    Script script = started("", StepEffect.ALARM).timer(20_000, ASK);
    assertThat(script.told(OperatorRecord.class))
        .containsExactly(
            new StepAsked("cycle", "Power-cycle pump 3", "", "", "alarm", 30_000 * MS));

    script.at(22_000, answer("Ada", ""));
    assertThat(script.told(OperatorRecord.class)).isEmpty();
    script.at(23_000, Script.contact(ContactState.ALARM));
    assertThat(script.told(OperatorRecord.class))
        .containsExactly(new StepConfirmed("cycle", "Ada", 3_000 * MS));
    script.timer(30_000, DUE);
    assertThat(script.told(OperatorRecord.class)).isEmpty();
  }

  @Test
  void theEffectMayBeSeenBeforeTheAnswerButNotBeforeTheQuestion() {
    Script script =
        started("", StepEffect.ALARM)
            .at(19_000, Script.contact(ContactState.ALARM))
            .timer(20_000, ASK)
            .at(21_000, answer("Ada", ""));
    assertThat(script.told(StepConfirmed.class)).isEmpty();
    script.at(22_000, Script.contact(ContactState.ALARM));
    assertThat(script.told(StepConfirmed.class)).hasSize(1);
  }

  @Test
  void unansweredMeansBlindOnAllThatTheRigSeesOfTheUnit() {
    Script script =
        started("", StepEffect.ALARM)
            .timer(20_000, ASK)
            .at(22_000, Script.contact(ContactState.ALARM));
    script.told();
    script.timer(30_000, DUE);
    var told = script.told();
    assertThat(told).contains(new StepMissed("cycle", "nobody answered"));
    assertThat(told)
        .filteredOn(BlindInterval.class::isInstance)
        .extracting(each -> ((BlindInterval) each).channel())
        .containsExactly(Channel.SERVICE, Channel.FLOW, Channel.CONTACT, Channel.SCREEN);
    assertThat(told)
        .contains(
            new BlindInterval(
                Channel.FLOW, 20_000 * MS, 30_000 * MS, "operator step cycle: nobody answered"));
  }

  @Test
  void anAnswerWithoutTheEffectIsNotBelieved() {
    Script script = started("", StepEffect.RESTARTED).timer(20_000, ASK);
    script.at(21_000, answer("Ada", "")).timer(30_000, DUE);
    assertThat(script.told(StepMissed.class))
        .containsExactly(new StepMissed("cycle", "the rig did not see 'restarted'"));
  }

  @Test
  void aReadingNeedsNoEffectAndSaysWhatItIsOf() {
    var step =
        new OperatorStep(
            "cycle",
            "Look at the start screen",
            List.of(),
            20_000 * MS,
            10_000 * MS,
            "Version",
            "",
            List.of(),
            Optional.of(StepReading.FIRMWARE_VERSION));
    Script script = Script.started(Script.context().with(List.of(step))).timer(20_000, ASK);
    assertThat(script.told(StepAsked.class))
        .extracting(StepAsked::reads)
        .containsExactly("firmwareVersion");
    script.at(21_000, answer("Ada", "8.01.00"));
    assertThat(script.told(OperatorRecord.class))
        .containsExactly(new StepConfirmed("cycle", "Ada", 1_000 * MS));
  }

  @Test
  void anAnswerThatLacksTheEntryIsNone() {
    Script script = started("The start screen", StepEffect.ALARM).timer(20_000, ASK);
    script.at(21_000, answer("Ada", " "), Script.contact(ContactState.ALARM)).timer(30_000, DUE);
    assertThat(script.told(StepMissed.class))
        .containsExactly(new StepMissed("cycle", "nobody answered"));
  }

  @Test
  void aRestartIsSeenInTheUnitsOwnClockAndEffectsCountInTheirOrder() {
    Script script =
        started("", StepEffect.RESTARTED, StepEffect.NO_ALARM)
            .at(19_000, up(19_000))
            .timer(20_000, ASK)
            .at(21_000, answer("Ada", ""), Script.contact(ContactState.NORMAL));
    script.told();
    script.at(24_000, up(500));
    assertThat(script.told(StepConfirmed.class)).isEmpty();
    script.at(25_000, Script.contact(ContactState.NORMAL));
    assertThat(script.told(StepConfirmed.class)).hasSize(1);
  }

  @Test
  void aTrippedUnitIsLeftAlone() {
    Script script = started("", StepEffect.RESTARTED).at(15_000, Script.event(Script.CODE));
    script.told();
    script.timer(20_000, ASK).timer(30_000, DUE);
    assertThat(script.told(OperatorRecord.class))
        .containsExactly(new StepSkipped("cycle", "the unit tripped, and is left as it is"));
  }

  @Test
  void aStepThatIsOpenAtTheEndWasMissed() {
    Script script = started("", StepEffect.ALARM).timer(20_000, ASK).abort(25_000);
    assertThat(script.told(StepMissed.class)).hasSize(1);
    assertThat(script.ended()).isTrue();
  }

  @Test
  void aMissedStepClosesTheCheckOfTheTherapy() {
    Script script = started("", StepEffect.ALARM).timer(20_000, ASK).timer(30_000, DUE);
    assertThat(script.told(TherapyChecked.class)).hasSize(1);
  }

  @Test
  void anAnswerToNothingIsKeptAndChangesNothing() {
    Script script = started("", StepEffect.ALARM).at(5_000, answer("Ada", ""));
    assertThat(script.told()).isEmpty();
  }
}
