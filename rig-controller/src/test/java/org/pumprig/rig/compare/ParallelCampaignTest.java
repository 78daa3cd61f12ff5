package org.pumprig.rig.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.pumprig.rig.compare.Campaigns.judge;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.compare.claim.ClaimVerdict;
import org.pumprig.rig.compare.claim.Part;
import org.pumprig.rig.compare.claim.Standing;
import org.pumprig.rig.compare.survival.LabelTest;
import org.pumprig.rig.judge.RunScript;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.plan.DemoPlan;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.yaml.InputProblem;

/** Campaigns in which each unit stays in one arm. */
class ParallelCampaignTest {
  private static Plan plan() throws InputProblem {
    return DemoPlan.with("order: randomised", "order: parallel");
  }

  /** So many units an arm; those of {@code before} trip one after the other, but the last few. */
  private static List<RunVerdict> runs(int each, int quietBefore, int trippingAfter) {
    List<RunVerdict> runs = new ArrayList<>();
    for (int unit = 0; unit < each; unit++) {
      String old = "OLD-%02d".formatted(unit);
      String fresh = "NEW-%02d".formatted(unit);
      runs.add(
          judge(
              (unit < each - quietBefore
                      ? RunScript.tripped(old, "before", 8_000 + 300L * unit)
                      : RunScript.quiet(old, "before"))
                  .alive()));
      runs.add(
          judge(
              (unit < trippingAfter
                      ? RunScript.tripped(fresh, "after", 9_000 + 300L * unit)
                      : RunScript.quiet(fresh, "after"))
                  .alive()));
    }
    return runs;
  }

  @Test
  void allWaysToDealTheUnitsAreCounted() throws InputProblem {
    CampaignComparison found = CampaignComparison.of(plan(), runs(5, 0, 0));
    assertThat(found.excluded()).isEmpty();
    assertThat(found.conclusion()).isEqualTo(Conclusion.BETTER);
    LabelTest test = found.permutation().orElseThrow();
    // All five of one arm trip and none of the other: one way of 10! / (5! 5!) = 252.
    assertThat(test.assignments()).isEqualTo(252);
    assertThat(test.pBetter()).isCloseTo(1 / 252.0, within(1e-15));
    assertThat(test.units()).isEqualTo(10);
    assertThat(test.method()).isEqualTo("exact-permutation-between-units");
  }

  @Test
  void theClaimIsJudgedBetweenUnits() throws InputProblem {
    CampaignResult result = CampaignResult.of(plan(), runs(8, 0, 0));
    var claim = result.claim().orElseThrow();
    assertThat(claim.parts().get(Part.BETTER.ordinal()).standing()).isEqualTo(Standing.SHOWN);
    assertThat(claim.parts().get(Part.BETTER.ordinal()).evidence().getFirst().method())
        .isEqualTo("exact-permutation-between-units");
    assertThat(claim.limits()).anyMatch(limit -> limit.contains("Each pump ran one firmware only"));
    assertThat(claim.limits()).noneMatch(limit -> limit.contains("can't be told apart"));
    assertThat(claim.verdict()).isNotEqualTo(ClaimVerdict.NOT_BETTER);
    String json = new String(CampaignJson.bytes(result), StandardCharsets.UTF_8);
    assertThat(json).contains("\"assignments\":\"12870\"").doesNotContain("NaN");
  }

  @Test
  void armsOfDifferentSizeAndPumpsThatTripInBothArmsAreCompared() throws InputProblem {
    List<RunVerdict> runs = runs(8, 2, 3);
    runs.removeIf(run -> run.unit().equals("NEW-07"));
    CampaignResult result = CampaignResult.of(plan(), runs);
    assertThat(result.comparison().orElseThrow().than().runs()).isEqualTo(8);
    assertThat(result.comparison().orElseThrow().better().runs()).isEqualTo(7);
    assertThat(result.claim().orElseThrow().parts())
        .allSatisfy(part -> assertThat(part.sentence()).doesNotContain("NaN"));
  }

  @Test
  void placeboAndSwappedLabelsAreNoProof() throws InputProblem {
    assertThat(CampaignComparison.of(plan(), runs(6, 0, 6)).conclusion())
        .isEqualTo(Conclusion.NOT_BETTER);
    assertThat(CampaignComparison.of(plan(), runs(6, 6, 6)).conclusion())
        .isEqualTo(Conclusion.WORSE);
    assertThat(CampaignComparison.of(plan(), runs(3, 0, 0)).conclusion())
        .as("one of 20 ways is more than 2.5 %")
        .isEqualTo(Conclusion.INCONCLUSIVE);
  }

  @Test
  void anArmWithoutRunsIsSaidAsSuch() throws InputProblem {
    List<RunVerdict> runs = runs(4, 0, 0);
    runs.removeIf(run -> run.arm().equals("after"));
    CampaignComparison found = CampaignComparison.of(plan(), runs);
    assertThat(found.conclusion()).isEqualTo(Conclusion.INCONCLUSIVE);
    assertThat(found.reason()).isEqualTo("An arm has no run that counts.");
  }

  @Test
  void whatComparesAPumpWithItselfIsRefused() {
    assertThatThrownBy(() -> parse("clusters: limit", "clusters: permute"))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("no unit is in both");
    assertThatThrownBy(() -> parse("clusters: limit", "looks: {kind: evidence}"))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("plan looks of kind 'sprt'");
  }

  private static Plan parse(String piece, String instead) throws InputProblem {
    return DemoPlan.parse(
        DemoPlan.TEXT.replace("order: randomised", "order: parallel").replace(piece, instead));
  }
}
