package org.pumprig.rig.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.EndReason;
import org.pumprig.rig.event.Lifecycle.AbortRequested;
import org.pumprig.rig.json.CanonicalParser;
import org.pumprig.rig.json.Fields;
import org.pumprig.rig.judge.RunScript;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.plan.Plan;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

class CampaignResultTest {
  private static final Plan SWAPPED = RunScript.plan("plans/labels-swapped.yaml");
  private static final Plan PLACEBO = RunScript.plan("plans/placebo.yaml");

  @Test
  void theDemoMeetsItsExpectations() {
    CampaignResult result = CampaignResult.of(Campaigns.PLAN, Campaigns.clear());
    assertThat(result.expectationsMet()).isTrue();
    assertThat(result.exitCode()).isZero();
    assertThat(CampaignResult.verdictExitCode(result.runs())).isEqualTo(1);
    assertThat(result.arms())
        .extracting(ArmFinding::found)
        .containsExactly(
            "0 of 6 runs pass, 6 fail, 0 inconclusive, 0 aborted",
            "6 of 6 runs pass, 0 fail, 0 inconclusive, 0 aborted");
  }

  @Test
  void theDemoWithSwappedLabelsContradictsItsExpectations() {
    CampaignResult result = CampaignResult.of(Campaigns.PLAN, Campaigns.swapped());
    assertThat(result.arms())
        .extracting(ArmFinding::agreement)
        .containsExactly(Agreement.NOT_MET, Agreement.NOT_MET);
    assertThat(result.comparisonFinding().orElseThrow().agreement()).isEqualTo(Agreement.NOT_MET);
    assertThat(result.exitCode()).isEqualTo(1);
  }

  @Test
  void theControlWithSwappedLabelsMeetsItsOwn() {
    CampaignResult result = CampaignResult.of(SWAPPED, Campaigns.swapped());
    assertThat(result.comparison().orElseThrow().conclusion()).isEqualTo(Conclusion.WORSE);
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void thePlaceboControlIsMetByArmsThatAreAlikeAndByNothingElse() {
    assertThat(CampaignResult.of(PLACEBO, Campaigns.placebo()).exitCode()).isZero();
    assertThat(agreement(PLACEBO, Campaigns.clear())).isEqualTo(Agreement.NOT_MET);
    assertThat(agreement(PLACEBO, Campaigns.swapped())).isEqualTo(Agreement.NOT_MET);
  }

  @Test
  void notBetterIsMetByTooFewPairsAroundOneButNotByAStressThatTripsNobody() {
    List<RunVerdict> few =
        Campaigns.placebo().stream().filter(run -> run.unit().compareTo("SN-1003") < 0).toList();
    assertThat(agreement(PLACEBO, few)).isEqualTo(Agreement.MET);
    assertThat(agreement(PLACEBO, Campaigns.calm())).isEqualTo(Agreement.UNDECIDED);
  }

  private static Agreement agreement(Plan plan, List<RunVerdict> runs) {
    return CampaignResult.of(plan, runs).comparisonFinding().orElseThrow().agreement();
  }

  @Test
  void anInconclusiveRunLeavesPassUndecidedAndAnAbortedOneLeavesFailUndecided() {
    var runs = new ArrayList<>(Campaigns.clear());
    runs.removeIf(run -> run.unit().equals("SN-1001"));
    runs.add(
        Campaigns.judge(RunScript.quiet("SN-1001", "after").blind(Channel.SCREEN, 4_000, 8_000)));
    CampaignResult blind = CampaignResult.of(Campaigns.PLAN, runs);
    assertThat(blind.arms())
        .extracting(ArmFinding::agreement)
        .containsExactly(Agreement.MET, Agreement.UNDECIDED);
    assertThat(blind.exitCode()).isEqualTo(3);
    runs.add(
        Campaigns.judge(
            RunScript.tripped("SN-1001", "before")
                .endsAt(12_000, EndReason.ABORTED, true)
                .at(12_000, new AbortRequested("operator"))));
    CampaignResult aborted = CampaignResult.of(Campaigns.PLAN, runs);
    assertThat(aborted.arms().getFirst().agreement()).isEqualTo(Agreement.UNDECIDED);
    assertThat(aborted.exitCode()).isEqualTo(4);
  }

  @Test
  void oneArmAloneIsHeldToItsOwnExpectation() {
    CampaignResult result = CampaignResult.ofArm(Campaigns.PLAN, "before", Campaigns.clear());
    assertThat(result.runs()).hasSize(6);
    assertThat(result.comparison()).isEmpty();
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void campaignJsonIsTheSameWhateverTheOrderOfRunsAndHowOftenTheyAreGiven() {
    byte[] expected = CampaignJson.bytes(CampaignResult.of(Campaigns.PLAN, Campaigns.clear()));
    long seed = 7;
    RandomStream random = new Seed(seed).stream("order");
    for (int i = 0; i < 5; i++) {
      var runs = new ArrayList<>(Campaigns.clear());
      runs.add(runs.get(i));
      random.shuffle(runs);
      assertThat(CampaignJson.bytes(CampaignResult.of(Campaigns.PLAN, runs)))
          .as("seed %d, shuffle %d", seed, i)
          .isEqualTo(expected);
    }
  }

  @Test
  void campaignJsonHoldsTheNumbersOfTheReportAndItsLabels() {
    byte[] bytes = CampaignJson.bytes(CampaignResult.of(Campaigns.PLAN, Campaigns.clear()));
    Fields json = CanonicalParser.parse(bytes);
    assertThat(json.flag("expectationsMet")).isTrue();
    assertThat(json.object("bench").flag("emulated")).isTrue();
    assertThat(json.object("bench").flag("virtual")).isTrue();
    assertThat(json.object("bench").number("failedConnectionCostMultiplier")).isEqualTo(40);
    Fields comparison = json.object("comparison");
    assertThat(comparison.text("conclusion")).isEqualTo("better");
    assertThat(comparison.object("permutation").text("pBetter")).isEqualTo("0.015625");
    assertThat(comparison.object("ratePerHour").text("ratio")).isEqualTo("0");
    assertThat(comparison.object("than").number("events")).isEqualTo(6);
    assertThat(json.objects("runs")).hasSize(12);
    assertThat(new String(bytes, StandardCharsets.UTF_8)).doesNotContain("E-");
  }
}
