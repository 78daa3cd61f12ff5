package org.pumprig.rig.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pumprig.rig.judge.RunScript.ms;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.SoundObservation.AlarmHeard;
import org.pumprig.rig.event.SoundObservation.SoundDeclared;
import org.pumprig.rig.event.SoundObservation.SoundRead;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.plan.PlanFile;
import org.pumprig.rig.yaml.InputProblem;

/** The demo's trip at 10 s, with a microphone that must hear an alarm within 3 s. */
class HeardAlarmTest {
  private static RequirementResult judged(RunScript script) throws InputProblem {
    String plan =
        Fixtures.text("plans/demo.yaml")
            .replace("screenWithin: 2s", "screenWithin: 2s, heardWithin: 3s");
    assertThat(plan).contains("heardWithin");
    Plan parsed = PlanFile.parse("heard.yaml", plan.getBytes(StandardCharsets.UTF_8));
    return RunJudge.judge(parsed, script.facts()).results().stream()
        .filter(each -> each.requirementId().equals("REQ-FAILSAFE"))
        .findFirst()
        .orElseThrow();
  }

  /** Told 4 s late at the most, its begin known to half a second. */
  private static RunScript listening() {
    return RunScript.tripped("SN-1001", "before")
        .at(0, new SoundDeclared("a microphone", "high", ms(4_000), ms(500)))
        .at(1_000, new SoundRead(100, 300, 0));
  }

  private static AlarmHeard began(long millisAgo) {
    return new AlarmHeard("high", 990_000, ms(millisAgo));
  }

  @Test
  void anAlarmInTimePassesHoweverLateItIsTold() throws InputProblem {
    RequirementResult result = judged(listening().at(14_000, began(3_000)));
    assertThat(result.verdict()).contains(Verdict.PASS);
    assertThat(result.reason()).contains("an alarm was heard after 1.500 s");
  }

  @Test
  void oneThatSurelyCameLateFails() throws InputProblem {
    assertThat(judged(listening().at(16_000, began(2_000))).verdict()).contains(Verdict.FAIL);
  }

  @Test
  void oneWhoseBeginIsNotKnownWellEnoughIsInconclusive() throws InputProblem {
    RequirementResult result = judged(listening().at(15_000, began(2_000)));
    assertThat(result.verdict()).contains(Verdict.INCONCLUSIVE);
    assertThat(result.reason()).contains("the microphone may tell it 1.000 s late");
  }

  @Test
  void oneFromBeforeTheTripIsNoAnswerToIt() throws InputProblem {
    RunScript early = listening().at(11_000, began(4_000));
    assertThat(judged(early).verdict()).contains(Verdict.FAIL);
    assertThat(judged(early.at(14_000, began(3_000))).verdict()).contains(Verdict.PASS);
  }

  @Test
  void silenceFailsOnlyWhereItWasListenedTo() throws InputProblem {
    assertThat(judged(listening()).verdict()).contains(Verdict.FAIL);
    assertThat(judged(listening().blind(Channel.SOUND, 11_000, 12_000)).verdict())
        .contains(Verdict.INCONCLUSIVE);
    assertThat(judged(RunScript.tripped("SN-1001", "before")).verdict())
        .as("no microphone")
        .contains(Verdict.INCONCLUSIVE);
  }
}
