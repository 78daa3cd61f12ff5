package org.pumprig.rig.compare.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.pumprig.rig.compare.Campaigns.serial;
import static org.pumprig.rig.judge.RunScript.ms;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.compare.CampaignJson;
import org.pumprig.rig.compare.CampaignResult;
import org.pumprig.rig.compare.Campaigns;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.ContactState;
import org.pumprig.rig.event.FaultRecord.FaultScheduled;
import org.pumprig.rig.event.RunRecord.EffectRequested;
import org.pumprig.rig.event.Witness.ContactRead;
import org.pumprig.rig.judge.RunScript;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.plan.DemoPlan;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.yaml.InputProblem;

class ClaimResultTest {
  private static List<RunVerdict> clear(UnaryOperator<RunScript> after) {
    List<RunVerdict> runs = new ArrayList<>();
    for (int unit = 0; unit < 6; unit++) {
      runs.add(
          Campaigns.judge(RunScript.tripped(serial(unit), "before", 8_000 + 700L * unit).alive()));
      runs.add(Campaigns.judge(after.apply(RunScript.quiet(serial(unit), "after").alive())));
    }
    return runs;
  }

  private static ClaimResult judge(Plan plan, List<RunVerdict> runs) {
    return ClaimResult.of(plan, runs).orElseThrow();
  }

  private static PartResult part(ClaimResult result, Part part) {
    return result.parts().get(part.ordinal());
  }

  @Test
  void allFourPartsShownAreBetter() {
    ClaimResult result = judge(Campaigns.PLAN, clear(UnaryOperator.identity()));
    assertThat(result.parts())
        .allSatisfy(
            part ->
                assertThat(part.standing())
                    .as(part.part() + ": " + part.evidence())
                    .isEqualTo(Standing.SHOWN));
    assertThat(result.verdict()).isEqualTo(ClaimVerdict.BETTER);
  }

  @Test
  void falseAlarmsOfTheNewFirmwareAreBetterOnTheWatchdogAndRefused() {
    ClaimResult result =
        judge(
            Campaigns.PLAN, clear(script -> script.at(9_000, new ContactRead(ContactState.ALARM))));
    assertThat(part(result, Part.BETTER).standing()).isEqualTo(Standing.SHOWN);
    assertThat(part(result, Part.NO_WORSE).standing()).isEqualTo(Standing.CONTRADICTED);
    assertThat(part(result, Part.NO_WORSE).sentence()).contains("Shown to be worse: alarms");
    assertThat(result.verdict()).isEqualTo(ClaimVerdict.NOT_BETTER);
  }

  @Test
  void whereTheOldFirmwareDoesNotFailNothingIsProven() {
    ClaimResult result = judge(Campaigns.PLAN, Campaigns.calm());
    assertThat(part(result, Part.BEFORE_FAILS).standing()).isNotEqualTo(Standing.SHOWN);
    assertThat(part(result, Part.BETTER).standing()).isEqualTo(Standing.UNTESTABLE);
    assertThat(result.verdict()).isEqualTo(ClaimVerdict.INCONCLUSIVE);
  }

  @Test
  void noRunsOrOneGroupGiveAnAnswerWithoutAnyNaN() {
    List<RunVerdict> all = clear(UnaryOperator.identity());
    List<List<RunVerdict>> cases =
        List.of(
            List.of(),
            all.stream().filter(run -> run.arm().equals("before")).toList(),
            all.stream().filter(run -> run.arm().equals("after")).toList(),
            Campaigns.calm(),
            Campaigns.placebo(),
            Campaigns.swapped());
    for (List<RunVerdict> runs : cases) {
      CampaignResult result = CampaignResult.of(Campaigns.PLAN, runs);
      assertThat(result.claim().orElseThrow().verdict()).isNotEqualTo(ClaimVerdict.BETTER);
      assertThat(new String(CampaignJson.bytes(result), StandardCharsets.UTF_8))
          .contains("\"claim\":")
          .doesNotContain("NaN");
    }
  }

  @Test
  void tooFewPumpsAreUntestableNotRefused() {
    List<RunVerdict> five =
        clear(UnaryOperator.identity()).stream()
            .filter(run -> !run.unit().equals("SN-1001"))
            .toList();
    ClaimResult result = judge(Campaigns.PLAN, five);
    assertThat(part(result, Part.ABSOLUTE).standing()).isEqualTo(Standing.UNTESTABLE);
    assertThat(part(result, Part.NO_WORSE).standing()).isEqualTo(Standing.UNTESTABLE);
    assertThat(result.verdict()).isEqualTo(ClaimVerdict.INCONCLUSIVE);
  }

  @Test
  void replicatesOfAPumpAreNotMorePumps() {
    List<RunVerdict> all = clear(UnaryOperator.identity());
    List<RunVerdict> four =
        all.stream().filter(run -> run.unit().compareTo("SN-1004") <= 0).toList();
    List<RunVerdict> eightRuns = new ArrayList<>(four);
    for (RunVerdict run : four) {
      eightRuns.add(
          new RunVerdict(
              run.runId() + "-again",
              run.campaignId(),
              run.unit(),
              run.arm(),
              run.firmware(),
              1,
              run.slot(),
              true,
              true,
              run.overall(),
              run.results(),
              run.facts(),
              List.of()));
    }
    for (Part part : List.of(Part.BEFORE_FAILS, Part.ABSOLUTE)) {
      assertThat(part(judge(Campaigns.PLAN, eightRuns), part).sentence())
          .isEqualTo(part(judge(Campaigns.PLAN, four), part).sentence());
    }
    PartResult better = part(judge(Campaigns.PLAN, eightRuns), Part.BETTER);
    assertThat(better.standing()).isEqualTo(Standing.UNTESTABLE);
    assertThat(better.sentence()).contains("4 units", "4 pumps tripped");
  }

  @Test
  void aTripThatMayLieInBlindTimeIsGivenAtBestAndWorst() {
    List<RunVerdict> runs = clear(script -> script.blind(Channel.SERVICE, 5_000, 6_000));
    runs.replaceAll(
        run ->
            run.arm().equals("after") && !run.unit().equals("SN-1001")
                ? Campaigns.judge(RunScript.quiet(run.unit(), "after").alive())
                : run);
    PartResult better = part(judge(Campaigns.PLAN, runs), Part.BETTER);
    assertThat(better.standing()).isNotEqualTo(Standing.SHOWN);
    assertThat(better.evidence()).extracting(Evidence::name).contains("watchdog, worst case");
    assertThat(better.cautions().getFirst()).contains("1 pair");
  }

  @Test
  void hoursAreNotPooledWithoutAReasonNorAgainstTheData() throws InputProblem {
    String reliability = "absolute: {reliability: 60 %, confidence: 95 %, mission: 20s}";
    List<RunVerdict> runs = clear(UnaryOperator.identity());
    Plan silent = DemoPlan.with(reliability, "absolute: {perHourBelow: 200, confidence: 95 %}");
    assertThat(part(judge(silent, runs), Part.ABSOLUTE))
        .satisfies(
            part -> assertThat(part.standing()).isEqualTo(Standing.UNTESTABLE),
            part -> assertThat(part.sentence()).contains("can't be pooled"));
    Plan asserted =
        DemoPlan.with(
            reliability,
            "absolute: {perHourBelow: 200, confidence: 95 %, constantHazard: it is so}");
    assertThat(part(judge(asserted, runs), Part.ABSOLUTE).sentence())
        .contains("contradict a constant hazard");
  }

  @Test
  void runsShorterThanTheMissionShowWhatTheLeastShapeLeaves() throws InputProblem {
    Plan plan =
        DemoPlan.with(
            "absolute: {reliability: 60 %, confidence: 95 %, mission: 20s}",
            "absolute: {reliability: 10 %, confidence: 95 %, mission: 40s, weibullShapes: [1, 2]}");
    PartResult part = part(judge(plan, clear(UnaryOperator.identity())), Part.ABSOLUTE);
    Evidence found = part.evidence().getFirst();
    assertThat(found.method()).isEqualTo("weibull-success-run");
    // Six runs of half a mission count as 6 / 2 of it at shape 1 and as 6 / 4 at shape 2.
    assertThat(Double.parseDouble(found.inputs().get("lowerAtShape 1")))
        .isCloseTo(Math.pow(0.05, 1 / 3.0), within(1e-12));
    assertThat(Double.parseDouble(found.inputs().get("lowerAtShape 2")))
        .isCloseTo(Math.pow(0.05, 1 / 1.5), within(1e-12));
    assertThat(part.sentence()).contains("by Weibull shape: 36.84 % at 1, 13.57 % at 2.");
    assertThat(part.standing()).isEqualTo(Standing.SHOWN);
  }

  @Test
  void everyFigureCarriesItsLevelAndWhatItWasPutTo() {
    List<RunVerdict> runs = clear(UnaryOperator.identity());
    for (PartResult part : judge(Campaigns.PLAN, runs).parts()) {
      assertThat(part.evidence()).isNotEmpty();
      for (Evidence each : part.evidence()) {
        assertThat(each.inputs().keySet()).as(each.name()).containsAnyOf("alpha", "confidence");
      }
    }
    assertThat(part(judge(Campaigns.PLAN, runs), Part.BETTER).evidence().getFirst().inputs())
        .hasEntrySatisfying(
            "nanosAfter", all -> assertThat(all).contains(serial(1) + " 20000000000+"))
        .hasEntrySatisfying("nanosBefore", all -> assertThat(all).doesNotContain("+"));
  }

  @Test
  void sharedFaultsTieUnitsAndClustersAreTooFewToPermute() throws InputProblem {
    List<RunVerdict> runs =
        clear(UnaryOperator.identity()).stream()
            .map(
                run ->
                    Campaigns.judge(
                        shared(
                            run.arm().equals("before")
                                ? RunScript.tripped(run.unit(), "before")
                                : RunScript.quiet(run.unit(), "after"))))
            .toList();
    assertThat(judge(Campaigns.PLAN, runs).clusters().count()).isEqualTo(1);
    assertThat(judge(Campaigns.PLAN, runs).limits().getFirst()).contains("gateway", "1 cluster");
    Plan permute = DemoPlan.with("clusters: limit", "clusters: permute");
    ClaimResult permuted = judge(permute, runs);
    assertThat(part(permuted, Part.BETTER).standing()).isEqualTo(Standing.UNTESTABLE);
    assertThat(permuted.limits().getFirst())
        .contains("With 1 cluster the test can show nothing at this level: it needs at least 6");
    assertThat(part(permuted, Part.BEFORE_FAILS).sentence())
        .contains("So few clusters can't show it at all: at least 4 are needed");
    assertThat(part(permuted, Part.ABSOLUTE).standing()).isEqualTo(Standing.UNTESTABLE);
  }

  private static RunScript shared(RunScript script) {
    String id = "r0-09-gatewayRestart";
    script.at(
        0,
        new FaultScheduled(
            id, "gatewayRestart", "", "gateway", ms(5_000), ms(500), "", "gateway", id));
    return script.at(5_000, new EffectRequested(90, "applyFault", id, ""));
  }
}
