package org.pumprig.rig.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pumprig.rig.run.Script.CODE;
import static org.pumprig.rig.run.Script.MS;
import static org.pumprig.rig.run.Script.contact;
import static org.pumprig.rig.run.Script.event;
import static org.pumprig.rig.run.Script.screen;
import static org.pumprig.rig.run.Script.started;

import org.junit.jupiter.api.Test;
import org.pumprig.rig.event.ContactState;
import org.pumprig.rig.event.FailSafeRecord.AlarmWitnessed;
import org.pumprig.rig.event.FailSafeRecord.FailSafeBroken;
import org.pumprig.rig.event.FailSafeRecord.ScreenWitnessed;
import org.pumprig.rig.event.FailSafeRecord.StopWitnessed;
import org.pumprig.rig.event.Witness.FlowRead;

class FailSafeStateTest {
  /** Fluid at 1 µL a millisecond until 1.0 s; the code is seen at 1.05 s. */
  private static Script tripped() {
    Script script = started().flow(0, 1_000, 0, 1_000).at(1_050, event(CODE));
    script.told();
    return script;
  }

  @Test
  void theStopIsToldOnceTheFluidStoodStillAndDatedBack() {
    Script script = tripped().flow(1_100, 1_400, 1_080_000, 0);
    assertThat(script.told(StopWitnessed.class)).isEmpty(); // it moved until 1.1 s
    script.flow(1_500, 2_000, 1_080_000, 0);
    assertThat(script.told(StopWitnessed.class))
        .containsExactly(new StopWitnessed(1_100 * MS, 50 * MS));
  }

  @Test
  void aStopBeforeTheCodeCountsAsAtOnce() {
    Script script = started().flow(0, 1_000, 0, 1_000).flow(1_100, 3_000, 1_000_000, 0);
    assertThat(script.told(StopWitnessed.class)).isEmpty(); // a stop without a code
    script.at(3_050, event(CODE)).at(3_100, new FlowRead(1_000_000));
    assertThat(script.told(StopWitnessed.class)).containsExactly(new StopWitnessed(1_000 * MS, 0));
  }

  @Test
  void aCodeWithoutAStopShowsNoStop() {
    assertThat(tripped().flow(1_100, 9_000, 1_100_000, 1_000).told(StopWitnessed.class)).isEmpty();
  }

  @Test
  void oneReadingIsNoStop() {
    Script script = started().at(5_000, event(CODE)).at(6_000, new FlowRead(7));
    assertThat(script.told(StopWitnessed.class)).isEmpty();
    script.at(6_400, new FlowRead(7));
    assertThat(script.told(StopWitnessed.class)).isEmpty();
    script.at(6_500, new FlowRead(7));
    assertThat(script.told(StopWitnessed.class))
        .containsExactly(new StopWitnessed(6_000 * MS, 1_000 * MS));
  }

  @Test
  void aSlowSecondaryThatGoesOnIsNoStop() {
    RunContext base = Script.context();
    var slow = new RunContext.Infusion(36_000, 10_000); // 1 % of the primary's rate
    var context =
        new RunContext(
            base.stressNanos(),
            base.recoverNanos(),
            base.checkNanos(),
            base.endNanos(),
            base.faults(),
            base.primary(),
            slow,
            base.codes(),
            base.acknowledgementWithinNanos(),
            base.blindAfterNanos(),
            base.therapyWindowNanos(),
            base.therapyTolerancePpm());
    Script script = started(context).flow(0, 1_000, 0, 10).at(1_050, event(CODE));
    assertThat(script.flow(1_100, 5_000, 11_000, 10).told(StopWitnessed.class)).isEmpty();
  }

  @Test
  void readingsThatArriveTogetherAreNoStop() {
    Script script = tripped();
    long volume = 1_000_000;
    for (long t = 1_100; t < 5_000; t += 100) {
      script.at(t, new FlowRead(volume), new FlowRead(volume + 50_000));
      volume += 50_000;
    }
    assertThat(script.told(StopWitnessed.class)).isEmpty();
  }

  @Test
  void aFlowThatResumesIsToldOnce() {
    Script script = tripped().flow(1_100, 3_000, 1_080_000, 0);
    script.told();
    script.flow(3_100, 3_500, 1_100_000, 1_000).flow(3_600, 5_000, 1_600_000, 0);
    script.flow(5_100, 5_500, 1_700_000, 1_000);
    assertThat(script.told(FailSafeBroken.class)).containsExactly(new FailSafeBroken("flow"));
  }

  @Test
  void anAlarmThatClearsIsToldOnce() {
    Script script = tripped().at(1_200, contact(ContactState.ALARM));
    assertThat(script.told()).containsExactly(new AlarmWitnessed(150 * MS));
    script.at(1_300, contact(ContactState.NORMAL)).at(1_400, contact(ContactState.ALARM));
    script.at(1_500, contact(ContactState.NORMAL));
    assertThat(script.told()).containsExactly(new FailSafeBroken("alarm"));
  }

  @Test
  void aContactThatIsOutOrImpossibleIsNoAlarmAndEndsNone() {
    Script script = tripped().at(1_200, contact(ContactState.CABLE_OUT));
    assertThat(script.at(1_250, contact(ContactState.IMPOSSIBLE)).told()).isEmpty();
    script.at(1_300, contact(ContactState.ALARM)).told();
    script.at(1_400, contact(ContactState.CABLE_OUT), contact(ContactState.IMPOSSIBLE));
    assertThat(script.told()).isEmpty();
  }

  @Test
  void alarmAndScreenThatCameFirstCountFromTheTrip() {
    Script script = started().at(900, contact(ContactState.ALARM)).at(1_000, screen(CODE));
    assertThat(script.told())
        .contains(new AlarmWitnessed(0), new ScreenWitnessed(0))
        .hasSize(5); // with the code itself and the end of the therapy
  }

  @Test
  void theScreenIsToldOnceItShowsTheCode() {
    Script script = tripped().at(1_200, screen("EC2200")).at(1_400, screen("ERROR " + CODE));
    assertThat(script.told(ScreenWitnessed.class)).containsExactly(new ScreenWitnessed(350 * MS));
  }

  @Test
  void nothingIsBrokenOncePowerGoesOff() {
    Script script = tripped().at(1_200, contact(ContactState.ALARM));
    script
        .flow(1_300, 3_000, 1_080_000, 0)
        .timer(80_000, Timers.CHECK)
        .timer(80_000, Timers.RELEASE);
    script.told();
    script.at(80_100, contact(ContactState.NORMAL)).flow(80_200, 81_000, 2_000_000, 1_000);
    assertThat(script.told(FailSafeBroken.class)).isEmpty();
  }
}
