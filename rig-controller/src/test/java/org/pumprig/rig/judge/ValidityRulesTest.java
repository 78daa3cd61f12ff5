package org.pumprig.rig.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.rig.event.Attendance.StepAnswered;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.ClockObservation.ClockDrifted;
import org.pumprig.rig.event.ClockObservation.ClockStepped;
import org.pumprig.rig.event.Completion.EffectDone;
import org.pumprig.rig.event.CoverageRecord.BlindInterval;
import org.pumprig.rig.event.FaultRecord.FaultProven;
import org.pumprig.rig.event.OperatorRecord.StepAsked;
import org.pumprig.rig.event.RunRecord.EffectRequested;
import org.pumprig.rig.event.Witness.WeightRead;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.plan.PlanFile;
import org.pumprig.rig.yaml.InputProblem;

/** Rules look at the rig, and never at what the unit did. */
class ValidityRulesTest {
  private static Plan plan(String rules) {
    String text = Fixtures.text("plans/demo.yaml") + "invalid: [" + rules + "]\n";
    try {
      return PlanFile.parse("plan.yaml", text.getBytes(StandardCharsets.UTF_8));
    } catch (InputProblem e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Invalidity> broken(String rules, RunScript run) {
    return RunJudge.judge(plan(rules), run.facts()).invalid();
  }

  private static RunScript quiet() {
    return RunScript.quiet("SN-1", "after");
  }

  @Test
  void tooMuchBlindTimeOnOneOfTheChannels() {
    String rule = "{rule: blind, channels: [flow, screen], above: 10 %}";
    assertThat(broken(rule, quiet().blind(Channel.SCREEN, 1_000, 3_000))).isEmpty();
    assertThat(broken(rule, quiet().blind(Channel.SCREEN, 1_000, 4_000)))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.rule()).isEqualTo("blind");
              assertThat(one.reason())
                  .startsWith("The rig was blind on the screen witness for 10.7");
            });
    assertThat(broken(rule, quiet().blind(Channel.WIRE, 0, 20_000))).isEmpty();
  }

  @Test
  void aFaultThatWasNotProvedUnlessTheUnitTrippedBefore() {
    String rule = "{rule: faultNotProved}";
    RunScript unproved =
        quiet().without(e -> e instanceof FaultProven p && p.fault().equals("r0-05-reset"));
    assertThat(broken(rule, quiet())).isEmpty();
    assertThat(broken(rule, unproved)).hasSize(1);
    assertThat(
            broken(
                rule,
                RunScript.tripped("SN-1", "before", 5_000)
                    .without(e -> e instanceof FaultProven p && p.fault().equals("r0-05-reset"))))
        .isEmpty();
  }

  @Test
  void anOutageOfTheControllerAndNoOtherBlindTime() {
    String rule = "{rule: outage, above: 2s}";
    var outage =
        new BlindInterval(
            Channel.SERVICE, 5_000_000_000L, 8_000_000_000L, BlindInterval.NOT_RUNNING);
    assertThat(broken(rule, quiet().at(8_000, outage)))
        .singleElement()
        .extracting(Invalidity::reason)
        .isEqualTo("The controller was not running for 3.000 s; at most 2.000 s is allowed.");
    assertThat(broken(rule, quiet().blind(Channel.SERVICE, 5_000, 9_000))).isEmpty();
  }

  @Test
  void aClockThatStraysMoreThanAllowedInAll() {
    String rule = "{rule: benchDrift, clock: 2s}";
    assertThat(broken(rule, quiet())).isEmpty();
    RunScript strays =
        quiet()
            .at(3_000, new ClockDrifted(-600_000, 3_000_000_000L))
            .at(5_000, new ClockStepped(1_400_000, 100_000_000L));
    assertThat(broken(rule, strays)).isEmpty();
    assertThat(broken(rule, strays.at(6_000, new ClockDrifted(1_000, 3_000_000_000L))))
        .singleElement()
        .satisfies(one -> assertThat(one.rule()).isEqualTo("benchDrift"))
        .extracting(Invalidity::reason)
        .asString()
        .startsWith("The rig's wall clock strayed by 2.001 s; at most 2.000 s is allowed.");
  }

  @Test
  void aBalanceThatWeighsTheSameWeightOtherwiseAtTheEnd() {
    String rule = "{rule: benchDrift, checkWeight: 1 %}";
    RunScript once = weighed(quiet(), 2_000, 50_000_000);
    assertThat(broken(rule, once)).isEmpty();
    assertThat(broken(rule, weighed(once, 9_000, 50_400_000))).isEmpty();
    assertThat(broken(rule, weighed(once, 9_000, 51_000_000)))
        .singleElement()
        .extracting(Invalidity::reason)
        .asString()
        .contains(
            "off by +0.000 % at 2.",
            "by +2.000 % at 9.", "which is 2 % apart; at most 1 % is allowed");
  }

  /** A check weight of 50 g on an empty balance, by a person. */
  private static RunScript weighed(RunScript script, long atMillis, long micrograms) {
    String step = "check-weight-" + atMillis;
    return script
        .at(atMillis, new WeightRead(0, true))
        .at(atMillis + 100, new WeightRead(0, true))
        .at(atMillis + 200, new StepAsked(step, "weigh", "weight", "", "", 0))
        .at(atMillis + 300, new WeightRead(micrograms, true))
        .at(atMillis + 400, new StepAnswered(step, "A. Tester", "50.000 g ± 2.000 g", "", 0, ""));
  }

  @Test
  void theRigsOwnFailure() {
    RunScript failed =
        RunScript.tripped("SN-1", "before")
            .at(25_100, new EffectRequested(52, "keysPrimary", "unit", ""))
            .at(25_900, new EffectDone(52, false, "no answer", 25_900_000_000L, List.of()));
    assertThat(broken("{rule: rigFailed}", failed)).hasSize(1);
    assertThat(broken("{rule: rigFailed}", RunScript.tripped("SN-1", "before"))).isEmpty();
  }

  @Test
  void aFailureOfTheUnitMakesNothingInvalid() {
    assertThat(
            broken(
                "{rule: faultNotProved}, {rule: rigFailed}, {rule: outage, above: 0s}",
                RunScript.tripped("SN-1", "before")))
        .isEmpty();
  }
}
