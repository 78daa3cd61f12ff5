package org.pumprig.rig.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.event.Attendance.StepAnswered;
import org.pumprig.rig.event.OperatorRecord.StepAsked;
import org.pumprig.rig.event.OperatorRecord.StepConfirmed;
import org.pumprig.rig.event.RunBasis.BenchDeclared;
import org.pumprig.rig.plan.DemoPlan;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.plan.PlanFile;
import org.pumprig.rig.yaml.InputProblem;

/** Which firmware a run is about: what a person read, and the image that the plan names. */
class InstalledFirmwareTest {
  private static final String IMAGE = "ab".repeat(32);
  private static final String OTHER = "cd".repeat(32);

  private static RunVerdict read(String entry) {
    RunScript run =
        RunScript.quiet("SN-1001", "after")
            .without(BenchDeclared.class)
            .at(0, new BenchDeclared(true, IMAGE, 40, "virtual", "", "1.0"))
            .at(2, new StepAsked("look", "Look", "Version", "", "", 9, "firmwareVersion"))
            .at(3, new StepAnswered("look", "Ada", entry, "", 0, ""))
            .at(3, new StepConfirmed("look", "Ada", 1));
    return RunJudge.judge(RunScript.plan(), run.facts());
  }

  private static Plan naming(String image) throws InputProblem {
    return DemoPlan.with("firmware: after,", "firmware: after, image: " + image + ",");
  }

  @Test
  void aPersonsReadingOfAnotherVersionMakesTheRunInconclusive() {
    assertThat(read(" 1.0 ").overall()).isEqualTo(Verdict.PASS);
    RunVerdict other = read("0.9");
    assertThat(other.overall()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(other.results().getFirst().reason())
        .contains("Ada read firmware '0.9'", "operator step look", "this arm tests 1.0");
  }

  @Test
  void aBenchWithAnotherImageThanThePlansIsInconclusive() throws InputProblem {
    RunFacts facts = RunScript.quiet("SN-1001", "after").facts();
    assertThat(RunJudge.judge(naming(IMAGE), facts).overall()).isEqualTo(Verdict.PASS);
    RunVerdict other = RunJudge.judge(naming(OTHER), facts);
    assertThat(other.overall()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(other.results().getFirst().reason()).contains(IMAGE, OTHER);
  }

  @Test
  void anImageThatTheRigDoesNotHaveIsRefusedBeforeTheRun() throws InputProblem {
    String text =
        DemoPlan.TEXT.replace("firmware: after,", "firmware: after, image: " + IMAGE + ",");
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Plan plan = DemoPlan.parse(text);
    PlanFile.requireImages("p.yaml", bytes, plan, Map.of("after", IMAGE));
    assertThatThrownBy(() -> PlanFile.requireImages("p.yaml", bytes, plan, Map.of("after", OTHER)))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("is another image: " + OTHER);
    assertThatThrownBy(() -> PlanFile.requireImages("p.yaml", bytes, plan, Map.of()))
        .hasMessageContaining("Add it there under 'images'");
    assertThatThrownBy(() -> naming("12ab"))
        .hasMessageContaining("64 hexadecimal digits, not '12ab'");
  }
}
