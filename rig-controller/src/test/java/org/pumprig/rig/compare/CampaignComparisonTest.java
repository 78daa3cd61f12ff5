package org.pumprig.rig.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.compare.stats.Value;
import org.pumprig.rig.compare.survival.PairedTest;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.EndReason;
import org.pumprig.rig.event.Lifecycle.AbortRequested;
import org.pumprig.rig.judge.RunScript;
import org.pumprig.rig.judge.RunVerdict;

class CampaignComparisonTest {
  private static CampaignComparison compare(List<RunVerdict> runs) {
    return CampaignComparison.of(Campaigns.PLAN, runs);
  }

  @Test
  void sixUnitsThatTripInOneArmOnlyShowThatTheOtherIsBetter() {
    CampaignComparison comparison = compare(Campaigns.clear());
    assertThat(comparison.conclusion()).isEqualTo(Conclusion.BETTER);
    PairedTest test = (PairedTest) comparison.permutation().orElseThrow();
    assertThat(test.pBetter()).isEqualTo(1.0 / 64);
    assertThat(test.pWorse()).isEqualTo(1);
    assertThat(comparison.than().events()).isEqualTo(6);
    assertThat(comparison.better().events()).isZero();
    assertThat(comparison.better().exposureNanos()).isEqualTo(6 * RunScript.ms(20_000));
    assertThat(comparison.reason()).contains("p = 0.01563", "level 0.025");
  }

  @Test
  void theUpperBoundOfTheRateRatioIsTheExactOne() {
    RateComparison rate = compare(Campaigns.clear()).perHour().orElseThrow();
    // 0 events against 6: (1 - p)^6 = alpha, p = odds/(1+odds), odds = ratio * exposure ratio.
    double alpha = 0.025;
    double p = 1 - StrictMath.pow(alpha, 1.0 / 6);
    double exposures = rate.ratio().after().exposure() / rate.ratio().before().exposure();
    assertThat(((Value.Finite) rate.upperBound()).number())
        .isCloseTo(p / (1 - p) / exposures, within(1e-9));
    assertThat(rate.estimate()).isEqualTo(Value.of(0));
  }

  @Test
  void swappedLabelsSwapTheConclusion() {
    CampaignComparison comparison = compare(Campaigns.swapped());
    assertThat(comparison.conclusion()).isEqualTo(Conclusion.WORSE);
    assertThat(comparison.permutation().orElseThrow().pWorse()).isEqualTo(1.0 / 64);
    assertThat(comparison.permutation().orElseThrow().pBetter()).isEqualTo(1);
  }

  @Test
  void armsThatAreAlikeAreNotBetterAndTheIntervalHoldsOne() {
    CampaignComparison comparison = compare(Campaigns.placebo());
    assertThat(comparison.conclusion()).isEqualTo(Conclusion.NOT_BETTER);
    assertThat(comparison.perHour().orElseThrow().intervalHoldsOne()).isTrue();
    assertThat(comparison.reason()).contains("which holds 1");
  }

  @Test
  void withoutAnyTripNothingIsShown() {
    CampaignComparison comparison = compare(Campaigns.calm());
    assertThat(comparison.conclusion()).isEqualTo(Conclusion.INCONCLUSIVE);
    assertThat(comparison.reason()).contains("No watchdog tripped in either arm");
  }

  @Test
  void fivePairsAreTooFew() {
    List<RunVerdict> runs =
        Campaigns.clear().stream().filter(run -> !run.unit().equals("SN-1006")).toList();
    CampaignComparison comparison = compare(runs);
    assertThat(comparison.conclusion()).isEqualTo(Conclusion.INCONCLUSIVE);
    assertThat(comparison.reason()).contains("5 units", "0.03125");
  }

  @Test
  void noRunsAtAllAreInconclusive() {
    assertThat(compare(List.of()).conclusion()).isEqualTo(Conclusion.INCONCLUSIVE);
    assertThat(compare(List.of()).better().byTime()).isEmpty();
  }

  @Test
  void blindAndAbortedRunsAreLeftOutTogetherWithTheirPartners() {
    var runs = new ArrayList<>(Campaigns.clear());
    runs.removeIf(run -> run.arm().equals("after") && run.unit().equals("SN-1001"));
    runs.add(
        Campaigns.judge(RunScript.quiet("SN-1001", "after").blind(Channel.SERVICE, 5_000, 9_000)));
    runs.removeIf(run -> run.arm().equals("before") && run.unit().equals("SN-1002"));
    runs.add(
        Campaigns.judge(
            RunScript.tripped("SN-1002", "before")
                .endsAt(12_000, EndReason.ABORTED, true)
                .at(12_000, new AbortRequested("operator"))));
    CampaignComparison comparison = compare(runs);
    assertThat(comparison.better().runs()).isEqualTo(4);
    assertThat(comparison.than().runs()).isEqualTo(4);
    assertThat(comparison.excluded())
        .extracting(Excluded::runId)
        .containsExactly(
            "r0-after-SN-1001", "r0-after-SN-1002", "r0-before-SN-1001", "r0-before-SN-1002");
    assertThat(comparison.excluded())
        .extracting(Excluded::reason)
        .satisfiesExactly(
            blind -> assertThat(blind).contains("blind on the service port"),
            partner -> assertThat(partner).contains("no run that counts in arm before"),
            partner -> assertThat(partner).contains("no run that counts in arm after"),
            aborted -> assertThat(aborted).contains("aborted at 12.000 s"));
  }

  @Test
  void blindTimeAfterTheTripDoesNotLeaveARunOut() {
    var runs = new ArrayList<>(Campaigns.clear());
    runs.removeIf(run -> run.arm().equals("before") && run.unit().equals("SN-1001"));
    runs.add(
        Campaigns.judge(
            RunScript.tripped("SN-1001", "before").blind(Channel.SERVICE, 15_000, 20_000)));
    assertThat(compare(runs).excluded()).isEmpty();
  }

  @Test
  void aSecondRunOfTheSamePairIsLeftOut() {
    var runs = new ArrayList<>(Campaigns.clear());
    runs.add(runs.getFirst());
    CampaignComparison comparison = compare(runs);
    assertThat(comparison.than().runs()).isEqualTo(6);
    assertThat(comparison.excluded()).hasSize(1);
  }

  @Test
  void ratesPerErrorSayWhenErrorsAreALowerBound() {
    var runs = new ArrayList<>(Campaigns.clear());
    assertThat(compare(runs).perError().orElseThrow().exposureLowerBound()).isFalse();
    runs.removeIf(run -> run.arm().equals("after") && run.unit().equals("SN-1001"));
    runs.add(
        Campaigns.judge(RunScript.quiet("SN-1001", "after").blind(Channel.WIRE, 5_000, 5_000)));
    assertThat(compare(runs).perError().orElseThrow().exposureLowerBound()).isTrue();
  }
}
