package org.pumprig.rig.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.event.StepEffect;
import org.pumprig.rig.yaml.InputProblem;

/** What is used up is changed in time, or the plan is refused. A run lasts 28 s. */
class ConsumablesTest {
  private static Plan plan(String section) throws InputProblem {
    return DemoPlan.with("watch:\n", "consumables: " + section + "\nwatch:\n");
  }

  private static List<String> times(Plan plan) {
    return plan.operatorSteps().stream()
        .map(step -> step.id() + " " + step.atNanos() / 1_000_000)
        .toList();
  }

  @Test
  void aSetIsChangedBeforeItsLifeIsOver() throws InputProblem {
    Plan plan = plan("{set: 10s, change: {within: 2s}}");
    assertThat(times(plan)).containsExactly("set-change-1 8000", "set-change-2 18000");
    OperatorStep first = plan.operatorSteps().getFirst();
    assertThat(first.withinNanos()).isEqualTo(2_000_000_000L);
    assertThat(first.effects()).containsExactly(StepEffect.STOPPED, StepEffect.INFUSING);
    assertThat(first.concerns("SN-1001")).isTrue();
  }

  @Test
  void aReserveIsKept() throws InputProblem {
    assertThat(times(plan("{battery: 20s, change: {within: 1s, reserve: 25 %}}")))
        .containsExactly("battery-change-1 14000");
  }

  @Test
  void aBagIsUsedUpByTheProgrammedRates() throws InputProblem {
    // 500 uL at 250 mL/h are in after 7.2 s, 700 uL with 200 uL at 125 mL/h after 12.96 s;
    // 1400 uL would be in after 33.12 s.
    assertThat(times(plan("{bag: 700 uL, change: {within: 1s}}")))
        .containsExactly("bag-change-1 11960");
    assertThat(times(plan("{bag: 50 mL}"))).isEmpty();
  }

  @Test
  void noChangeFallsIntoTheCheckPhase() throws InputProblem {
    assertThat(times(plan("{balance: 1 mL, change: {within: 2s}}")))
        .as("1 mL is in after 21.6 s")
        .containsExactly("balance-change-1 19600");
    assertThat(times(plan("{set: 27s, change: {within: 2s}}")))
        .as("the check phase begins at 23 s")
        .containsExactly("set-change-1 21000");
  }

  @Test
  void whatOneRunLeavesIsUsedInTheNext() throws InputProblem {
    // two arms, one replicate: two runs of 28 s each; the check phase begins at 23 s
    Plan plan = plan("{set: 40s, freshIn: firstRun, change: {within: 2s}}");
    assertThat(times(plan)).as("40 s are enough for the first run").isEmpty();
    assertThat(plan.operatorSteps(1))
        .extracting(step -> step.id() + " " + step.atNanos() / 1_000_000)
        .as("28 s are used, 12 s are left")
        .containsExactly("set-change-1 10000");
    assertThat(plan.operatorSteps(7)).as("a run that is done again begins anew").isEmpty();
    assertThat(plan.anyOperatorSteps()).hasSize(1);
    assertThat(plan("{set: 40s}").operatorSteps(1)).as("fresh in every run").isEmpty();
  }

  @Test
  void whatWouldEndAtTheNextRunsBeginIsChangedBefore() throws InputProblem {
    Plan plan = plan("{battery: 29s, freshIn: firstRun, change: {within: 2s}}");
    assertThat(times(plan)).containsExactly("battery-change-1 21000");
    assertThat(plan.operatorSteps(1))
        .extracting(step -> step.id() + " " + step.atNanos() / 1_000_000)
        .as("in use since 21 s of the run before: 7 s are used, 22 s are left")
        .containsExactly("battery-change-1 20000");
  }

  @Test
  void aBagsRestIsCountedByVolume() throws InputProblem {
    // a run takes 500 uL at 250 mL/h in 7.2 s and 722.2 uL at 125 mL/h in 20.8 s
    Plan plan = plan("{bag: 2 mL, freshIn: firstRun, change: {within: 1s}}");
    assertThat(times(plan)).isEmpty();
    assertThat(plan.operatorSteps(1))
        .extracting(step -> step.id() + " " + step.atNanos() / 1_000_000)
        .as("777.8 uL are left, in after 15.2 s")
        .containsExactly("bag-change-1 14200");
  }

  @Test
  void aLaterRunWithoutAChangeIsRefusedToo() {
    assertThatThrownBy(() -> plan("{set: 40s, freshIn: firstRun}"))
        .hasMessageContaining(
            "a later run of 28 s uses up the set of 40 s after 12 s, and no change is planned");
  }

  @Test
  void aSoakLongerThanTheSetsLifeIsRefused() {
    assertThatThrownBy(() -> plan("{set: 20s}"))
        .hasMessage(
            "demo.yaml:64: a run of 28 s uses up the set of 20 s after 20 s, and no change is"
                + " planned. Add 'change: {within: TIME}' for somebody who does it, or shorten the"
                + " phases.");
  }

  @Test
  void changesThatLeaveNoTimeBetweenThemAreRefused() {
    assertThatThrownBy(() -> plan("{set: 3s, change: {within: 4s}}"))
        .hasMessageContaining("would have to be changed again before a change of 4 s is over");
    assertThatThrownBy(() -> plan("{change: {within: 4s}}"))
        .hasMessageContaining("nothing that is used up stands here");
  }
}
