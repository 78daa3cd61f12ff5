package org.pumprig.rig.compare.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.compare.CampaignJson;
import org.pumprig.rig.compare.CampaignResult;
import org.pumprig.rig.compare.Campaigns;
import org.pumprig.rig.compare.claim.LookPath.Advice;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.plan.DemoPlan;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.yaml.InputProblem;

/** Looking while a campaign runs: six pumps of which each trips with the old firmware only. */
class LooksTest {
  private static Plan plan(String terms) throws InputProblem {
    return DemoPlan.with("  clusters: limit", "  clusters: limit\n  " + terms);
  }

  private static ClaimResult judge(Plan plan, List<RunVerdict> runs) {
    return ClaimResult.of(plan, runs).orElseThrow();
  }

  private static LookPath path(ClaimResult result) {
    return result.looks().orElseThrow();
  }

  private static Standing standing(ClaimResult result, Part part) {
    return result.parts().get(part.ordinal()).standing();
  }

  @Test
  void withoutPlannedLooksThereIsNoPath() {
    assertThat(judge(Campaigns.PLAN, Campaigns.clear()).looks()).isEmpty();
  }

  @Test
  void sixPumpsOfSixAreNotYetEvidenceEnoughForLookingAfterEach() throws InputProblem {
    ClaimResult result = judge(plan("looks: {kind: evidence}"), Campaigns.clear());
    LookPath path = path(result);
    assertThat(path.advice()).isEqualTo(Advice.GO_ON);
    assertThat(path.looks()).hasSize(6);
    // 2^6 · B(13/2, 1/2) / B(1/2, 1/2) = 64 · 231/1024, and twice that or just under for one side.
    double twoSided = 64 * 231 / 1024.0;
    assertThat(StrictMath.exp(path.looks().getLast().seen().orElseThrow()))
        .isBetween(1.9 * twoSided, 2 * twoSided);
    assertThat(path.looks().getLast().upper().orElseThrow())
        .isCloseTo(StrictMath.log(40), within(1e-12));
    assertThat(standing(result, Part.BETTER)).isEqualTo(Standing.NOT_SHOWN);
    assertThat(result.parts().get(Part.BETTER.ordinal()).sentence()).contains("none is.");
    assertThat(result.verdict()).isEqualTo(ClaimVerdict.NOT_BETTER);
  }

  @Test
  void ofTwoPlannedLooksTheLastOneCrossesAndTheFirstDoesNot() throws InputProblem {
    String looks =
        "looks: {kind: alphaSpending, spending: obrienFleming, at: [50 %, 100 %], pumps: ";
    ClaimResult whole = judge(plan(looks + "6}"), Campaigns.clear());
    assertThat(path(whole).advice()).isEqualTo(Advice.STOP_FOR);
    // O'Brien and Fleming's first boundary of two by Lan and DeMets at one-sided 0.025.
    assertThat(path(whole).looks().getFirst().upper().orElseThrow()).isCloseTo(2.963, within(5e-4));
    assertThat(standing(whole, Part.BETTER)).isEqualTo(Standing.SHOWN);
    ClaimResult half = judge(plan(looks + "12}"), Campaigns.clear());
    assertThat(path(half).advice()).isEqualTo(Advice.GO_ON);
    assertThat(path(half).looks().getLast().seen()).isEmpty();
    assertThat(standing(half, Part.BETTER)).isEqualTo(Standing.NOT_SHOWN);
    ClaimResult placebo = judge(plan(looks + "6}"), Campaigns.placebo());
    assertThat(path(placebo).advice()).isEqualTo(Advice.ENDED);
  }

  @Test
  void waldsTestStopsForGoodPumpsAndAgainstBadOnes() throws InputProblem {
    Plan plan = plan("looks: {kind: sprt, good: 5 %, bad: 60 %, beta: 10 %}");
    ClaimResult good = judge(plan, Campaigns.clear());
    assertThat(path(good).advice()).isEqualTo(Advice.STOP_FOR);
    // ln(0.025/0.9) / ln(0.4/0.95) = 4.1: the fifth pump without failure is enough.
    assertThat(path(good).looks().get(3).lower().orElseThrow()).isNegative();
    assertThat(path(good).looks().get(4).lower().orElseThrow()).isPositive();
    assertThat(standing(good, Part.ABSOLUTE)).isEqualTo(Standing.SHOWN);
    ClaimResult bad = judge(plan, Campaigns.swapped());
    assertThat(path(bad).advice()).isEqualTo(Advice.STOP_AGAINST);
    assertThat(standing(bad, Part.ABSOLUTE)).isNotEqualTo(Standing.SHOWN);
  }

  @Test
  void noRunsGiveAPathWithoutLooksAndNoNaN() throws InputProblem {
    for (String looks :
        List.of(
            "looks: {kind: evidence}",
            "looks: {kind: sprt, good: 5 %, bad: 60 %, beta: 10 %}",
            "looks: {kind: alphaSpending, spending: pocock, at: [50 %, 100 %], pumps: 6}")) {
      for (List<RunVerdict> runs :
          List.of(List.<RunVerdict>of(), Campaigns.calm(), Campaigns.swapped())) {
        CampaignResult result = CampaignResult.of(plan(looks), runs);
        assertThat(path(result.claim().orElseThrow()).crossed())
            .isEqualTo(looks.contains("sprt") && runs.equals(Campaigns.calm()));
        assertThat(new String(CampaignJson.bytes(result), StandardCharsets.UTF_8))
            .contains("\"looks\":{")
            .doesNotContain("NaN", "Infinity");
      }
    }
  }

  @Test
  void aTieIsSharedOrBrokenAgainstTheClaimAsThePlanSays() throws InputProblem {
    List<RunVerdict> tied = new java.util.ArrayList<>();
    for (int unit = 0; unit < 6; unit++) {
      String serial = Campaigns.serial(unit);
      tied.add(
          Campaigns.judge(
              org.pumprig.rig.judge.RunScript.tripped(serial, "before", 8_100).alive()));
      tied.add(
          Campaigns.judge(org.pumprig.rig.judge.RunScript.tripped(serial, "after", 8_200).alive()));
    }
    assertThat(pBetter(plan("ties: midRank"), tied)).isEqualTo(1 / 64.0);
    assertThat(pBetter(plan("ties: withinPoll"), tied)).isEqualTo(1);
    for (RunVerdict run : List.copyOf(tied)) {
      if (run.arm().equals("after")) {
        tied.remove(run);
        tied.add(
            Campaigns.judge(
                org.pumprig.rig.judge.RunScript.tripped(run.unit(), "after", 8_100).alive()));
      }
    }
    assertThat(pBetter(plan("ties: midRank"), tied)).isEqualTo(1);
    assertThat(pWorse(plan("ties: midRank"), tied)).isEqualTo("1");
    assertThat(pWorse(plan("ties: against"), tied)).isEqualTo("0.015625");
  }

  private static Evidence test(Plan plan, List<RunVerdict> runs) {
    return judge(plan, runs).parts().get(Part.BETTER.ordinal()).evidence().getFirst();
  }

  private static double pBetter(Plan plan, List<RunVerdict> runs) {
    return test(plan, runs).p().orElseThrow();
  }

  private static String pWorse(Plan plan, List<RunVerdict> runs) {
    return String.valueOf(test(plan, runs).inputs().get("pWorse"));
  }
}
