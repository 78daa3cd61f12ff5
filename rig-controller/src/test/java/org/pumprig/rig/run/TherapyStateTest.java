package org.pumprig.rig.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pumprig.rig.run.Script.CODE;
import static org.pumprig.rig.run.Script.MS;
import static org.pumprig.rig.run.Script.PRIMARY;
import static org.pumprig.rig.run.Script.SECONDARY;
import static org.pumprig.rig.run.Script.event;
import static org.pumprig.rig.run.Script.started;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.event.Derived;
import org.pumprig.rig.event.FailSafeRecord.WatchdogSeen;
import org.pumprig.rig.event.UnitRecord.TherapyChecked;
import org.pumprig.rig.event.UnitRecord.TherapyDeviated;

/** Secondary: 500 nl/ms for 20 s; then the primary at 1000 nl/ms; windows of 5 s, 10 %. */
class TherapyStateTest {
  private static Script infusing() {
    return infusing(Script.context());
  }

  private static Script infusing(RunContext context) {
    Script script = started(context).done(10, "keysPrimary").done(20, "keysSecondary");
    script.flow(0, 0, 0, 0).done(30, "keysStart");
    script.told();
    return script;
  }

  private static List<Derived> therapy(Script script) {
    return script.told().stream()
        .filter(each -> each instanceof TherapyDeviated || each instanceof TherapyChecked)
        .toList();
  }

  @Test
  void theProgrammedVolumeOverTheSwitchFromSecondaryToPrimaryIsNoDeviation() {
    // 20 s of secondary end in the middle of the fourth window.
    Script script = infusing().flow(100, 22_100, 500, 500);
    script.flow(22_200, 42_200, 11_001_000, 1_000);
    assertThat(script.timer(80_000, Timers.CHECK).told(TherapyDeviated.class)).hasSize(1);

    Script right = infusing().flow(100, 20_100, 500, 500);
    right.flow(20_200, 42_200, 10_100_500, 1_000).timer(80_000, Timers.CHECK);
    assertThat(therapy(right)).containsExactly(new TherapyChecked(8, 0));
  }

  @Test
  void expectedVolumesRunFromOneInfusionIntoTheNextAndEnd() {
    RunContext context = Script.context();
    assertThat(TherapyState.expected(context, 4_000 * MS, 0)).isEqualTo(2_000_000);
    assertThat(TherapyState.expected(context, 4_000 * MS, 9_000_000)).isEqualTo(3_000_000);
    assertThat(TherapyState.expected(context, 4_000 * MS, 10_000_000)).isEqualTo(4_000_000);
    assertThat(TherapyState.expected(context, 4_000 * MS, 1_009_000_000)).isEqualTo(1_000_000);
    assertThat(TherapyState.expected(context, 4_000 * MS, 1_010_000_000)).isZero();
    assertThat(TherapyState.expected(context, 4_000 * MS, 2_000_000_000)).isZero();
  }

  @Test
  void atVeryLowRatesTheWitnessCountsWholeNanolitres() {
    var low = new RunContext.Infusion(10, 1_000); // 10 µL/h: 2.8 nl a second
    RunContext base = Script.context();
    var context =
        new RunContext(
            base.stressNanos(),
            base.recoverNanos(),
            base.checkNanos(),
            base.endNanos(),
            base.faults(),
            low,
            low,
            base.codes(),
            base.acknowledgementWithinNanos(),
            base.blindAfterNanos(),
            base.therapyWindowNanos(),
            50_000);
    Script script = infusing(context);
    for (long t = 100; t <= 30_000; t += 100) {
      script.at(t, new org.pumprig.rig.event.Witness.FlowRead(t * 10 / 3_600));
    }
    script.timer(80_000, Timers.CHECK);
    assertThat(therapy(script)).containsExactly(new TherapyChecked(5, 0));
  }

  @Test
  void aWindowOutsideItsLimitsIsToldAfterItsGrace() {
    Script script = infusing().flow(100, 5_100, 50, 400); // four fifths
    assertThat(therapy(script)).isEmpty();
    script.flow(5_200, 7_000, 2_040_050, 500);
    assertThat(therapy(script)).isEmpty();
    script.flow(7_100, 7_400, 2_990_050, 500);
    assertThat(therapy(script))
        .containsExactly(new TherapyDeviated(200 * MS, 5_200 * MS, 2_500_000, 2_000_000));
  }

  @Test
  void aPumpThatNeverStartsHasNotDeliveredItsTherapy() {
    Script script = infusing().flow(100, 12_000, 0, 0).timer(80_000, Timers.CHECK);
    assertThat(therapy(script))
        .containsExactly(
            new TherapyDeviated(30 * MS, 5_100 * MS, 2_535_000, 0),
            new TherapyDeviated(5_100 * MS, 10_100 * MS, 2_500_000, 0),
            new TherapyChecked(2, 2));
  }

  @Test
  void aKeypadThatFailedIsNoTherapyAndNoSuccess() {
    Script script = started().done(10, "keysPrimary").done(20, "keysSecondary");
    script.flow(0, 0, 0, 0).failed(2_020, "keysStart", "no answer");
    script.flow(2_100, 40_000, 0, 0).timer(80_000, Timers.CHECK);
    assertThat(therapy(script)).containsExactly(new TherapyChecked(0, 0));
  }

  @Test
  void withoutOneReadingThereAreNoWindows() {
    assertThat(therapy(infusing().timer(80_000, Timers.CHECK)))
        .containsExactly(new TherapyChecked(0, 0));
  }

  @Test
  void aStopShortlyBeforeTheCodeIsTheFailSafesMatter() {
    Script script = infusing().flow(100, 4_200, 50, 500).flow(4_300, 5_900, 2_050_050, 0);
    script.at(5_950, event(CODE)).flow(6_000, 20_000, 2_050_050, 0);
    assertThat(therapy(script)).containsExactly(new TherapyChecked(0, 0));
  }

  @Test
  void aStopLongBeforeTheCodeIsADeviation() {
    Script script = infusing().flow(100, 1_000, 50, 500).flow(1_100, 5_900, 450_050, 0);
    script.at(5_950, event(CODE));
    assertThat(therapy(script))
        .containsExactly(
            new TherapyDeviated(200 * MS, 5_200 * MS, 2_500_000, 400_000),
            new TherapyChecked(1, 1));
  }

  @Test
  void tooMuchIsNeverTheFailSafesMatter() {
    Script script = infusing().flow(100, 5_200, 50, 900).at(5_250, event(CODE));
    assertThat(therapy(script))
        .containsExactly(
            new TherapyDeviated(200 * MS, 5_200 * MS, 2_500_000, 4_500_000),
            new TherapyChecked(1, 1));
  }

  @Test
  void aWindowThatStraddlesATripIsNotChecked() {
    Script script = infusing().flow(100, 8_000, 50, 500).at(8_050, event(CODE));
    assertThat(script.told())
        .contains(new TherapyChecked(1, 0))
        .hasAtLeastOneElementOfType(WatchdogSeen.class);
    assertThat(therapy(script.flow(8_100, 40_000, 4_000_000, 0).timer(80_000, Timers.CHECK)))
        .isEmpty();
  }

  @Test
  void aStopWithoutACodeIsADeviation() {
    Script script = infusing().flow(100, 5_200, 50, 500).flow(5_300, 15_300, 2_550_050, 0);
    script.timer(80_000, Timers.CHECK);
    assertThat(script.told(TherapyDeviated.class))
        .containsExactly(
            new TherapyDeviated(5_200 * MS, 10_200 * MS, 2_500_000, 0),
            new TherapyDeviated(10_200 * MS, 15_200 * MS, 2_500_000, 0));
  }

  @Test
  void theProgrammesOwnVolumesAreWhatTheTestsSay() {
    assertThat(SECONDARY.volumeMicrolitres() * 1_000).isEqualTo(500 * 20_000);
    assertThat(PRIMARY.rateMicrolitresPerHour()).isEqualTo(1_000 * 3_600);
  }
}
