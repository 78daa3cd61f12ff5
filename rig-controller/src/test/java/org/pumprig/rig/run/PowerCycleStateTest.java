package org.pumprig.rig.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.pumprig.rig.run.Script.CODE;
import static org.pumprig.rig.run.Script.MS;
import static org.pumprig.rig.run.Script.event;
import static org.pumprig.rig.run.Script.screen;
import static org.pumprig.rig.run.Script.started;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.event.Attendance.StepAnswered;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.Lifecycle.EpochStarted;
import org.pumprig.rig.event.Lifecycle.RunResumed;
import org.pumprig.rig.event.OperatorRecord.StepAsked;
import org.pumprig.rig.event.OperatorRecord.StepConfirmed;
import org.pumprig.rig.event.OperatorRecord.StepMissed;
import org.pumprig.rig.event.PowerCycleDeclared;
import org.pumprig.rig.event.PowerCycleMethod;
import org.pumprig.rig.event.PowerCycleProof;
import org.pumprig.rig.event.PumpState;
import org.pumprig.rig.event.ServiceObservation.ServiceLogEntry;
import org.pumprig.rig.event.ServiceObservation.ServiceStatus;
import org.pumprig.rig.event.UnitRecord.ReprogramStep;

/** The check begins at 80 s, and power goes then; blind after 2 s. */
class PowerCycleStateTest {
  private static final String STEP = PowerCycleState.STEP;

  private static Input up(long upMillis) {
    return new ServiceStatus(PumpState.STOPPED, "NONE", 0, -1, -1, -1, -1, 0, 1_000, 0, upMillis);
  }

  /** Tripped at 30 s, all evidence taken, its port heard until power goes. */
  private static Script tripped(PowerCycleMethod method, PowerCycleProof... proofs) {
    Script script = started();
    script.at(
        0, new PowerCycleDeclared(method, List.of(proofs), "SELF TEST", 5_000 * MS, 15_000 * MS));
    script.done(10, "keysPrimary").done(20, "keysSecondary").done(30, "keysStart");
    script.flow(100, 30_000, 0, 500).at(30_000, event(CODE)).flow(30_100, 79_000, 15_000_000, 0);
    script.at(79_500, new ServiceLogEntry(1, 79_400, CODE, ""), up(79_500));
    script.timer(80_000, Timers.CHECK);
    script.told();
    return script;
  }

  private static Script cycled(PowerCycleMethod method, PowerCycleProof... proofs) {
    Script script = tripped(method, proofs).done(80_100, "powerOff");
    assertThat(script.effects()).contains(new Effect.Timer(Timers.POWER_ON, 85_100 * MS));
    return script.timer(85_100, Timers.POWER_ON).done(85_200, "powerOn");
  }

  private static List<ReprogramStep> judged(Script script) {
    return script.timer(88_000, Timers.OBSERVED).told(ReprogramStep.class).stream()
        .filter(step -> step.step().equals("cycled"))
        .toList();
  }

  @Test
  void silenceClockAndScreenProveIt() {
    Script script = cycled(PowerCycleMethod.KEY, PowerCycleProof.values());
    script.at(86_000, screen("SELF TEST 3.2"), up(800));
    assertThat(judged(script))
        .containsExactly(
            new ReprogramStep(
                "cycled", true, "by key, proved by linkLost, restarted, selfTest", 2_800 * MS));
  }

  @Test
  void aClockThatRunsOnIsNoCycleAndSaysWhatIsMissing() {
    Script script = tripped(PowerCycleMethod.OUTLET, PowerCycleProof.values());
    script.done(80_100, "powerOff");
    for (long t = 80_500; t <= 85_000; t += 500) {
      script.at(t, up(t));
    }
    script.timer(85_100, Timers.POWER_ON).done(85_200, "powerOn").at(86_000, up(86_000));
    assertThat(judged(script))
        .extracting(ReprogramStep::passed, ReprogramStep::detail)
        .containsExactly(tuple(false, "by outlet, but not seen: linkLost, restarted, selfTest"));
  }

  @Test
  void aClockThatStartedBeforeTheCutIsNoProof() {
    Script script = cycled(PowerCycleMethod.KEY, PowerCycleProof.RESTARTED);
    assertThat(judged(script.at(86_000, up(6_500)))).noneMatch(ReprogramStep::passed);
    Script young = cycled(PowerCycleMethod.KEY, PowerCycleProof.RESTARTED);
    assertThat(judged(young.at(86_000, up(5_500)))).allMatch(ReprogramStep::passed).hasSize(1);
  }

  @Test
  void aUnitThatNeverComesBackIsNotProved() {
    Script script = cycled(PowerCycleMethod.KEY, PowerCycleProof.RESTARTED);
    assertThat(script.timer(100_000, Timers.END).told(ReprogramStep.class))
        .extracting(ReprogramStep::step, ReprogramStep::passed)
        .containsExactly(tuple("cycled", false), tuple("finished", false));
  }

  @Test
  void aPersonIsAskedAndPowerCountsAsBackWhenTheyAnswer() {
    Script script = tripped(PowerCycleMethod.OPERATOR, PowerCycleProof.RESTARTED);
    script.done(80_000, "powerOff");
    assertThat(script.effects())
        .noneMatch(each -> each.equals(new Effect.Timer(Timers.POWER_ON, 85_000 * MS)));
    script.at(90_000, new StepAnswered(STEP, "Ada", "", "", 0, ""));
    assertThat(script.told(StepConfirmed.class))
        .containsExactly(new StepConfirmed(STEP, "Ada", 10_000 * MS));
    script.done(90_000, "powerOn").at(91_000, up(2_000));
    assertThat(judged(script)).hasSize(1).allMatch(ReprogramStep::passed);
  }

  @Test
  void nobodyAnswers() {
    Script script = tripped(PowerCycleMethod.OPERATOR, PowerCycleProof.RESTARTED);
    script.done(80_000, "powerOff").timer(95_000, Timers.CYCLE_LATE);
    assertThat(script.told())
        .containsOnlyOnce(new StepMissed(STEP, "nobody answered"))
        .containsOnlyOnce(
            new ReprogramStep("cycled", false, "the person who was asked didn't answer", 0));
    assertThat(script.timer(100_000, Timers.END).told(ReprogramStep.class)).isEmpty();
  }

  @Test
  void theQuestionSaysWhatIsToBeDoneAndUntilWhen() {
    Script script = started();
    script.at(
        0,
        new PowerCycleDeclared(
            PowerCycleMethod.OPERATOR, List.of(PowerCycleProof.RESTARTED), "", 0, 15_000 * MS));
    script.at(30_000, event(CODE)).timer(80_000, Timers.CHECK).timer(85_000, Timers.RELEASE);
    assertThat(script.told(StepAsked.class))
        .singleElement()
        .satisfies(
            asked -> {
              assertThat(asked.text()).contains("power key");
              assertThat(asked.effects()).isEqualTo("restarted");
              assertThat(asked.untilNanos()).isEqualTo(100_000 * MS);
            });
  }

  @Test
  void aKeyIsNotPressedAgainAfterAnOutage() {
    Script script = tripped(PowerCycleMethod.KEY, PowerCycleProof.RESTARTED);
    script.done(80_100, "powerOff");
    script.asked();
    script.at(0, new EpochStarted(2, "boot", 1, 0), new RunResumed("it was killed"));
    assertThat(script.asked()).isEmpty();
    assertThat(script.told(ReprogramStep.class))
        .extracting(ReprogramStep::step, ReprogramStep::passed)
        .containsExactly(tuple("cycled", false));
  }
}
