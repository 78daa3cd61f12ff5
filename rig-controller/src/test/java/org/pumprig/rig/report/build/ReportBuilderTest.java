package org.pumprig.rig.report.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.compare.CampaignResult;
import org.pumprig.rig.compare.Campaigns;
import org.pumprig.rig.compare.beside.BesideFinding;
import org.pumprig.rig.event.Completion.EffectDone;
import org.pumprig.rig.event.RunRecord.EffectRequested;
import org.pumprig.rig.event.StationObservation.AssociationChanged;
import org.pumprig.rig.event.Witness.FlowRead;
import org.pumprig.rig.judge.RunScript;
import org.pumprig.rig.plan.DemoPlan;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.report.ArmExpectation;
import org.pumprig.rig.report.Comparison;
import org.pumprig.rig.report.HtmlReport;
import org.pumprig.rig.report.Outcome;
import org.pumprig.rig.report.ReportHeader;
import org.pumprig.rig.report.ReportModel;
import org.pumprig.rig.report.RunReport;
import org.pumprig.rig.yaml.InputProblem;

class ReportBuilderTest {
  private static final ReportBuilder.Identity IDENTITY =
      new ReportBuilder.Identity("report-1", "0.1.0", "");

  private static ReportModel model() {
    return ReportBuilder.model(
        IDENTITY, CampaignResult.of(Campaigns.PLAN, Campaigns.clear()), List.of());
  }

  @Test
  void theComparatorComesFirstAndTheLabelsAreThere() {
    ReportModel model = model();
    assertThat(model.header().arms())
        .extracting(ReportHeader.Arm::name)
        .containsExactly("before", "after");
    assertThat(model.header().bench()).isEqualTo(ReportHeader.Bench.EMULATED);
    assertThat(model.header().timeBase()).isEqualTo(ReportHeader.TimeBase.VIRTUAL);
    assertThat(model.header().failedConnectionCostMultiplier()).hasValue(40);
  }

  @Test
  void approvalAndClaimAreTwoThingsAndHaveALabelEach() throws InputProblem {
    String claimed = html(CampaignResult.of(Campaigns.PLAN, Campaigns.clear()), "");
    assertThat(claimed)
        .contains("exploratory: plan not approved")
        .doesNotContain("states no claim");
    String approved = html(CampaignResult.of(Campaigns.PLAN, Campaigns.clear()), "A, 1 May");
    assertThat(approved).contains("Plan approved: A, 1 May.").doesNotContain("not approved");
    int claim = DemoPlan.TEXT.indexOf("\nclaim:");
    Plan without = DemoPlan.parse(DemoPlan.TEXT.substring(0, claim + 1));
    String open = html(CampaignResult.of(without, Campaigns.clear()), "A");
    assertThat(open)
        .contains("exploratory: the plan states no claim", "What the journals say of each endpoint")
        .contains("watchdog trips per hour", "pumps with an alarm that no watchdog explains")
        .doesNotContain("not approved", "NaN", "Infinity");
  }

  @Test
  void whatOtherRunsBesideShowStandsBelowTheClaim() {
    CampaignResult result =
        CampaignResult.of(Campaigns.PLAN, Campaigns.clear())
            .with(
                List.of(
                    new BesideFinding("baseline-rates", "drifted", "It has.", List.of("Careful.")),
                    new BesideFinding("acceleration", "untestable", "No errors.", List.of())));
    assertThat(html(result, ""))
        .contains("Has the bench drifted since an earlier campaign?", "It has.", "Caution: Careful")
        .contains("Are errors to failure equal at another stress level?", "can’t be told")
        .contains("they change no verdict");
  }

  private static String html(CampaignResult result, String approval) {
    return new String(
            HtmlReport.render(
                ReportBuilder.model(
                    new ReportBuilder.Identity("report-1", "0.1.0", approval), result, List.of())),
            StandardCharsets.UTF_8)
        .replace("&#39;", "’");
  }

  @Test
  void everyRunHasARowForEveryRequirement() {
    ReportModel model = model();
    assertThat(model.verdicts()).hasSize(12 * 5);
    assertThat(model.verdicts())
        .filteredOn(verdict -> verdict.arm().equals("after"))
        .extracting(verdict -> verdict.outcome())
        .containsOnly(Outcome.PASS, Outcome.NOT_EXERCISED);
    assertThat(model.runs()).hasSize(12);
  }

  @Test
  void theComparisonCarriesItsNumbers() {
    Comparison comparison = model().comparisons().getFirst();
    assertThat(comparison.conclusion()).isEqualTo(Comparison.Conclusion.BETTER);
    assertThat(comparison.permutation().orElseThrow().permutations()).isEqualTo(64);
    assertThat(comparison.permutation().orElseThrow().p()).isEqualTo(1.0 / 64);
    assertThat(comparison.arms().getFirst().events()).isEqualTo(6);
    assertThat(comparison.plots().getFirst().curves().getFirst().steps()).hasSize(6);
    assertThat(comparison.plots().getFirst().curves().get(1).censoredAt()).hasSize(6);
    assertThat(model().expectations())
        .extracting(ArmExpectation::state)
        .containsOnly(ArmExpectation.State.MET);
  }

  @Test
  void aTrippedRunShowsItsResponseAndItsTimeline() {
    RunReport run =
        model().runs().stream().filter(r -> r.arm().equals("before")).findFirst().orElseThrow();
    assertThat(run.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(run.phases())
        .extracting(RunReport.Phase::name)
        .containsExactly("settle", "stress", "recover", "check");
    assertThat(run.faults()).hasSize(7).allMatch(fault -> fault.observedStartNanos().isPresent());
    assertThat(run.trips().getFirst().flowStopAfterNanos()).hasValue(RunScript.ms(100));
  }

  @Test
  void whenAUnitNoticedAndCameBackIsCountedFromItsJournal() {
    RunScript script = RunScript.quiet("SN-1001", "after");
    script.at(3_500, new AssociationChanged(false, RunScript.ms(3_500)));
    script.at(6_000, new AssociationChanged(true, RunScript.ms(6_000)));
    String html = html(CampaignResult.ofRuns(Campaigns.PLAN, List.of(script.verdict())), "");
    assertThat(html)
        .contains("From the access point and back to it, per unit")
        .contains("<td>0.300</td><td>2.500</td><td>1.000</td>");
  }

  @Test
  void theProgrammedRateFollowsStartsAndPowerCuts() {
    RunScript script = RunScript.tripped("SN-1001", "before");
    script.at(500, new EffectRequested(3, "keysStart", "unit", ""));
    script.at(600, new EffectDone(3, true, "", RunScript.ms(600), List.of()));
    List<RunReport.Flow> flow =
        ProgrammedFlow.of(Campaigns.PLAN.therapy(), script.series(), RunScript.ms(28_000));
    assertThat(flow)
        .containsExactly(
            new RunReport.Flow(RunScript.ms(600), 250_000),
            new RunReport.Flow(RunScript.ms(7_800), 125_000),
            new RunReport.Flow(RunScript.ms(23_010), 0));
  }

  @Test
  void aLongSeriesIsThinnedAndKeepsItsVolume() {
    RunScript script = RunScript.quiet("SN-1001", "after");
    for (int i = 1; i <= 5_000; i++) {
      script.at(100 + i * 5L, new FlowRead(i * 347L));
    }
    var flow = script.series().flow();
    assertThat(flow).hasSizeBetween(300, 600);
    assertThat(flow).allMatch(point -> Math.abs(point.microlitresPerHour() - 249_840) <= 1);
  }
}
