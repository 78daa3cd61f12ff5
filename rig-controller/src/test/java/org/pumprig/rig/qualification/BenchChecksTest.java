package org.pumprig.rig.qualification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.event.Attendance.StepAnswered;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.ContactState;
import org.pumprig.rig.event.FaultRecord.FaultIneffective;
import org.pumprig.rig.event.FaultRecord.FaultProven;
import org.pumprig.rig.event.Lifecycle.RunStarted;
import org.pumprig.rig.event.OperatorRecord.StepAsked;
import org.pumprig.rig.event.RunBasis.BenchDeclared;
import org.pumprig.rig.event.SoundObservation.AlarmHeard;
import org.pumprig.rig.event.SoundObservation.SoundDeclared;
import org.pumprig.rig.event.SoundObservation.SoundRead;
import org.pumprig.rig.event.Witness.BalanceDeclared;
import org.pumprig.rig.event.Witness.ContactRead;
import org.pumprig.rig.event.Witness.FlowRead;
import org.pumprig.rig.event.Witness.WeightRead;
import org.pumprig.rig.qualification.BenchCheck.Standing;
import org.pumprig.rig.qualification.BenchCheck.What;

class BenchChecksTest {
  private static final long SECOND = 1_000_000_000;

  private final BenchChecks checks = new BenchChecks();
  private long now;

  @BeforeEach
  void begin() {
    checks.on(0, new RunStarted("r0-a-U1", "c", "U1", "a", "f", 0, 0, false, 5));
    checks.on(0, new BalanceDeclared("balance", true, 1_000_000, 1_000, SECOND, 0, 0, 0, 0));
  }

  private BenchCheck found(What what) {
    return checks.checks().stream().filter(one -> one.what() == what).findFirst().orElseThrow();
  }

  private void asked(String step) {
    checks.on(now, new StepAsked(step, "do it", "value", "", "", now + 60 * SECOND));
  }

  private void answered(String step, String entry) {
    checks.on(now, new StepAnswered(step, "Ada", entry, "", 0, ""));
  }

  /** Fluid runs into the vessel, 10 mg a second, with so much on the balance besides. */
  private void weighs(int seconds, long extraMicrograms) {
    for (int i = 0; i < seconds; i++) {
      now += SECOND;
      checks.on(now, new WeightRead(now / SECOND * 10_000 + extraMicrograms, true));
    }
  }

  @Test
  void aCheckWeightIsWeighedThoughFluidRuns() {
    weighs(12, 0);
    asked("check-weight");
    weighs(8, 50_004_000);
    answered("check-weight", "50.000 g ± 0.010 g");
    assertThat(found(What.CHECK_WEIGHT))
        .isEqualTo(
            new BenchCheck(
                "U1",
                "r0-a-U1",
                What.CHECK_WEIGHT,
                Standing.SHOWN,
                "50.0040 g for a check weight of 50.0000 g ± 0.0100 g, fluid that ran meanwhile"
                    + " taken off; answered by Ada",
                OptionalLong.of(80)));
  }

  @Test
  void aBalanceThatIsOffIsWrongAndNearTheLimitNothingIsTold() {
    weighs(12, 0);
    asked("check-weight");
    weighs(8, 50_009_000);
    answered("check-weight", "50.000 g ± 0.010 g");
    assertThat(found(What.CHECK_WEIGHT).standing()).isEqualTo(Standing.NOT_SHOWN);
    assertThat(found(What.CHECK_WEIGHT).words()).contains("too near to the limit");
    weighs(12, 0);
    asked("check-weight-2");
    weighs(8, 50_014_000);
    answered("check-weight-2", "50 g +- 0.010 g");
    assertThat(found(What.CHECK_WEIGHT).standing()).isEqualTo(Standing.WRONG);
    weighs(12, 0);
    asked("check-weight-3");
    weighs(8, 50_000_000);
    answered("check-weight-3", "50 g ± 0.010 g");
    assertThat(found(What.CHECK_WEIGHT).standing()).as("wrong stays").isEqualTo(Standing.WRONG);
  }

  @Test
  void whatIsNoValueWithItsLimitShowsNothing() {
    weighs(12, 0);
    for (String entry : List.of("50 g", "50 mg ± 1 mg", "fifty", "50 g ± 10 mg", "")) {
      asked("check-weight");
      weighs(2, 50_000_000);
      answered("check-weight", entry);
      assertThat(found(What.CHECK_WEIGHT).standing()).as(entry).isEqualTo(Standing.NOT_SHOWN);
      assertThat(found(What.CHECK_WEIGHT).words()).contains("enter it as 50.000 g ± 0.010 g");
    }
  }

  @Test
  void aContactMustBeReadInAlarmAndBack() {
    asked("contact-simulator");
    answered("contact-simulator", "");
    assertThat(found(What.CONTACT).standing()).isEqualTo(Standing.NOT_SHOWN);
    asked("contact-simulator");
    checks.on(now, new ContactRead(ContactState.ALARM));
    checks.on(now, new ContactRead(ContactState.NORMAL));
    answered("contact-simulator", "");
    assertThat(found(What.CONTACT).standing()).isEqualTo(Standing.SHOWN);
    asked("contact-simulator");
    checks.on(now, new ContactRead(ContactState.CABLE_OUT));
    answered("contact-simulator", "");
    assertThat(found(What.CONTACT).standing()).isEqualTo(Standing.WRONG);
    assertThat(found(What.CONTACT).words()).contains("no alarm was read (cableOut)");
  }

  private void hears(int seconds, String alarm) {
    for (int i = 0; i < seconds; i++) {
      now += SECOND;
      checks.on(now, new SoundRead(50_000, 200_000, 0));
    }
    if (!alarm.isEmpty()) {
      checks.on(now, new AlarmHeard(alarm, 940_000, 3 * SECOND));
    }
  }

  @Test
  void aKnownToneIsHeardAsWhatWasPlayed() {
    assertThat(found(What.KNOWN_TONE).standing()).isEqualTo(Standing.NOT_THERE);
    checks.on(now, new SoundDeclared("microphone", "high, low", 5 * SECOND, SECOND));
    assertThat(found(What.KNOWN_TONE).words()).isEqualTo("no step 'known-tone' was answered");
    asked("known-tone");
    hears(8, "high");
    answered("known-tone", "1 kHz");
    assertThat(found(What.KNOWN_TONE).words()).contains("enter one of high, low");
    asked("known-tone");
    hears(4, "");
    answered("known-tone", "high");
    assertThat(found(What.KNOWN_TONE).standing()).isEqualTo(Standing.NOT_SHOWN);
    assertThat(found(What.KNOWN_TONE).words()).contains("play it for 6 s at least");
    asked("known-tone");
    hears(8, "high");
    answered("known-tone", "high");
    assertThat(found(What.KNOWN_TONE).standing()).isEqualTo(Standing.SHOWN);
    assertThat(found(What.KNOWN_TONE).words())
        .isEqualTo("high was played and heard, confidence 94 %; answered by Ada");
  }

  @Test
  void aToneThatIsNotHeardIsWrong() {
    checks.on(now, new SoundDeclared("microphone", "high, low", 5 * SECOND, SECOND));
    asked("known-tone");
    hears(8, "");
    answered("known-tone", "high");
    assertThat(found(What.KNOWN_TONE).standing()).isEqualTo(Standing.WRONG);
    assertThat(found(What.KNOWN_TONE).words()).startsWith("high was played, and no alarm");
  }

  @Test
  void aToneThatIsTakenForAnotherIsWrong() {
    checks.on(now, new SoundDeclared("microphone", "high, low", 5 * SECOND, SECOND));
    asked("known-tone");
    hears(8, "low");
    answered("known-tone", "high");
    assertThat(found(What.KNOWN_TONE).standing()).isEqualTo(Standing.WRONG);
    assertThat(found(What.KNOWN_TONE).words()).startsWith("low was heard, and high was played");
  }

  private void flows(int seconds, long millilitresPerHour) {
    long from = now;
    for (int i = 1; i <= seconds; i++) {
      now = from + i * SECOND;
      checks.on(now, new FlowRead(now / SECOND * millilitresPerHour * 1_000_000 / 3600, -1, 100));
    }
  }

  @Test
  void aKnownFlowIsMeasured() {
    flows(5, 125);
    asked("known-flow");
    flows(5, 125);
    answered("known-flow", "125.0 mL/h ± 3.0 mL/h");
    assertThat(found(What.KNOWN_FLOW).words()).contains("wait 10 s before answering");
    asked("known-flow");
    flows(20, 125);
    answered("known-flow", "125.0 mL/h ± 3.0 mL/h");
    assertThat(found(What.KNOWN_FLOW).standing()).isEqualTo(Standing.SHOWN);
    assertThat(found(What.KNOWN_FLOW).words())
        .startsWith("125.00 mL/h ± 0.02 mL/h over 20 s, the reference says 125.00 mL/h ± 3.00");
    asked("known-flow");
    flows(20, 125);
    answered("known-flow", "110.0 mL/h ± 3.0 mL/h");
    assertThat(found(What.KNOWN_FLOW).standing()).isEqualTo(Standing.WRONG);
  }

  @Test
  void aFaultMustBeProvedAndOneThatActedOtherwiseIsWrong() {
    assertThat(found(What.KNOWN_FAULT).standing()).isEqualTo(Standing.NOT_SHOWN);
    checks.on(now, new FaultProven("f1", "wire", now));
    assertThat(found(What.KNOWN_FAULT).words()).isEqualTo("1 proofs, the first: f1 by wire");
    checks.on(now, new FaultIneffective("f2", "wire", "50 ms asked, 5 ms seen", now));
    assertThat(found(What.KNOWN_FAULT).standing()).isEqualTo(Standing.WRONG);
  }

  @Test
  void whatABenchDoesNotHaveIsSaid() {
    var other = new BenchChecks();
    other.on(0, new RunStarted("r0-a-U2", "c", "U2", "a", "f", 0, 0, false, 5));
    other.on(
        0,
        new BenchDeclared(
            false, "", 1, "tcp", "", "", "driver", List.of(Channel.FLOW, Channel.CONTACT)));
    assertThat(other.checks())
        .extracting(BenchCheck::standing)
        .containsExactly(
            Standing.NOT_SHOWN,
            Standing.NOT_THERE,
            Standing.NOT_THERE,
            Standing.NOT_THERE,
            Standing.NOT_THERE);
  }

  @Test
  void wrongInOneRunIsWrongAndAUnitWithoutARunIsNotShown() {
    List<BenchCheck> joined =
        Qualification.joined(
            List.of("U1", "U2"),
            List.of(
                new BenchCheck("U1", "r0", What.CONTACT, Standing.SHOWN, "x"),
                new BenchCheck("U1", "r1", What.CONTACT, Standing.WRONG, "y"),
                new BenchCheck("U1", "r1", What.KNOWN_FAULT, Standing.NOT_SHOWN, "z"),
                new BenchCheck("U1", "r0", What.KNOWN_FAULT, Standing.SHOWN, "z")));
    assertThat(joined).hasSize(2 * What.values().length);
    assertThat(joined.get(0).standing()).isEqualTo(Standing.SHOWN);
    assertThat(joined.get(2).standing()).isEqualTo(Standing.WRONG);
    assertThat(joined.get(What.values().length).words()).isEqualTo("no run of this unit");
  }
}
