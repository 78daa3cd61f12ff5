package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.rig.cli.Cli.Answer;

/** What a plan decides about whole runs, carried out from end to end in virtual time. */
class CampaignRulesTest {
  private static final String PLAN = "plans/short.yaml";
  private static final String SEQUENTIAL_CLAIM =
      """

      claim:
        expect: better
        beforeFails: 30 %
        estimand: {kind: rateRatio}
        absolute: {reliability: 40 %, confidence: 95 %, mission: 5s}
        noWorse: {rule: any, endpoints: [{endpoint: alarms, shareHigherBy: 50 %}]}
        looks: {kind: sprt, good: 5 %, bad: 60 %, beta: 10 %}
      """;

  @TempDir private Path folder;
  private Workbench bench = new Workbench(Path.of(""));

  @BeforeEach
  void bench() throws Exception {
    bench = Workbench.in(folder.resolve("bench"));
  }

  private Answer simulate() {
    return cli().run("simulate", bench.plan(), "--out", folder.resolve("out"));
  }

  private Cli cli() {
    return new Cli(folder.resolve("state"));
  }

  private List<String> runs() throws Exception {
    return Workbench.runs(folder.resolve("out")).stream()
        .map(run -> run.getFileName().toString())
        .toList();
  }

  private void rule(String text) throws Exception {
    bench.change(PLAN, "watch:\n", text + "watch:\n");
  }

  /** Contact and screen speak once a second: silence of more than 900 ms is then blind. */
  private void blindContacts() throws Exception {
    bench.change(PLAN, "blindAfter: 2500ms", "blindAfter: 900ms");
    rule("invalid: [{rule: blind, channels: [contact], above: 2 %}, {rule: faultNotProved}]\n");
  }

  @Test
  void anInvalidRunIsDoneAgainAsAReTestAndNeitherCounts() throws Exception {
    blindContacts();
    rule("retest: {atMost: 1, because: [blind]}\n");
    Answer answer = simulate();
    assertThat(runs())
        .hasSize(8)
        .contains("r0-before-SN-1001", "r0-before-SN-1001-again1", "r0-after-SN-1002-again1");
    assertThat(answer.out())
        .contains("Invalid by the plan's rules, and not counted above:")
        .contains("blind: The rig was blind on the nurse-call contact for")
        .contains("before   undecided: expected fail: no run")
        .contains("Without them: expectations NOT met")
        .contains("With them:");
    Path again = folder.resolve("out/runs/r0-after-SN-1002-again1");
    assertThat(Files.readString(again.resolve("journal/00000001.jsonl")))
        .contains("\"about\":\"r0-after-SN-1002\",\"by\":\"plan\",\"entry\":\"retest\"");
    Answer judged = cli().run("judge", again, "--json");
    assertThat(judged.out()).contains("\"invalidByRule\":[{\"reason\":\"The rig was blind");
    assertThat(Files.readString(folder.resolve("out/campaign.json"))).contains("\"ruledOut\":[{");
    assertThat(Files.readString(folder.resolve("out/report/index.html")))
        .contains("r0-after-SN-1002-again1", "invalid by rule");
  }

  @Test
  void aReTestTakesAnIdThatNoUnitsRunHas() throws Exception {
    bench.change("rigs/short.yaml", "serial: SN-1002", "serial: SN-1001-again1");
    blindContacts();
    rule("retest: {atMost: 1, because: [blind]}\n");
    simulate();
    assertThat(runs())
        .hasSize(8)
        .contains(
            "r0-before-SN-1001-again1",
            "r0-before-SN-1001-again1-2",
            "r0-before-SN-1001-again1-again1");
    Path again = folder.resolve("out/runs/r0-before-SN-1001-again1-2/journal/00000001.jsonl");
    assertThat(Files.readString(again)).contains("\"about\":\"r0-before-SN-1001\"");
  }

  /** Five of five pumps with the new firmware are enough for Wald's test; the sixth is spared. */
  @Test
  void aBoundaryOfTheClaimsLooksEndsTheCampaign() throws Exception {
    bench.write(
        "rigs/short.yaml",
        Fixtures.text("rigs/demo.yaml").replace("statusEvery: 1s", "statusEvery: 400ms"));
    bench.change(PLAN, "order: randomised", "order: blockedByUnit");
    rule("stop: {atBoundary: true}\n");
    bench.write(PLAN, Files.readString(bench.plan()) + SEQUENTIAL_CLAIM);
    Answer answer = simulate();
    assertThat(answer.out() + answer.err())
        .contains("the campaign ends here by its plan: the boundary for the claim was reached")
        .contains("left out: 2 of 12 slots")
        .contains("A stop rule of the plan is reached: the boundary for the claim was reached");
    assertThat(runs()).hasSize(10);
  }

  @Test
  void aReasonThatIsNotForReTestsBringsNone() throws Exception {
    blindContacts();
    rule("retest: {atMost: 1, because: [faultNotProved]}\n");
    simulate();
    assertThat(runs()).hasSize(4);
  }

  @Test
  void aNumberOfTripsEndsTheCampaign() throws Exception {
    bench.change(PLAN, "replicates: 1", "replicates: 4");
    rule("stop: {trips: [{arm: before, atLeast: 2}]}\n");
    Answer answer = simulate();
    assertThat(runs().size()).isBetween(4, 8);
    assertThat(answer.err() + answer.out())
        .contains("the campaign ends here by its plan", "runs of arm before tripped")
        .contains("A stop rule of the plan is reached: ");
  }

  @Test
  void noSlotIsBegunThatWouldEndTooLate() throws Exception {
    rule("stop: {after: 20s}\n");
    simulate();
    assertThat(runs()).as("a run lasts 16 s, and there are two slots").hasSize(2);
  }

  @Test
  void checkTellsTheRules() throws Exception {
    blindContacts();
    rule("retest: {atMost: 2, because: [blind]}\n");
    rule("stop: {trips: [{arm: before, atLeast: 2}], after: 1h}\n");
    assertThat(cli().run("check", bench.plan()).out())
        .contains("Which runs count, and when it ends:")
        .contains("the rig was blind on contact for more than 2.0 % of it (blind)")
        .contains("because of blind alone is done again at the end, at most 2 times")
        .contains("no further slot is begun once 2 runs of arm before tripped");
  }

  @Test
  void blockedByUnitRunsOneUnitAfterTheOther() throws Exception {
    bench.change(PLAN, "order: randomised", "order: blockedByUnit");
    assertThat(cli().run("check", bench.plan()).out()).contains("in 4 slots of 16 s");
    assertThat(simulate().code()).isIn(Exit.PASS, Exit.INCONCLUSIVE);
    assertThat(runs()).hasSize(4);
  }
}
