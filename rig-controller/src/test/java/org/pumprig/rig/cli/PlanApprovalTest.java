package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.rig.approval.Role;
import org.pumprig.rig.approval.SignedApproval;
import org.pumprig.rig.cli.Cli.Answer;
import org.pumprig.rig.judge.PlanApproval;
import org.pumprig.rig.rundir.RunApproval;

/** What isn't approved before it is run is exploratory, and says so everywhere. */
class PlanApprovalTest {
  private static final Instant BEFORE = Instant.parse("2026-11-20T08:00:00Z");

  @TempDir private Path folder = Path.of("");
  private Workbench bench = new Workbench(Path.of(""));

  @BeforeEach
  void oneUnit() throws Exception {
    bench = Workbench.in(folder.resolve("bench"));
    bench.change("rigs/short.yaml", "  - {serial: SN-1002}\n", "");
  }

  private Answer cli(Object... args) {
    return new Cli(folder.resolve("state")).run(args);
  }

  private Path simulated(String name) {
    Answer answer = cli("simulate", bench.plan(), "--out", folder.resolve(name));
    assertThat(answer.code()).as(answer.toString()).isIn(Exit.PASS, Exit.INCONCLUSIVE);
    return folder.resolve(name);
  }

  private static String journal(Path campaign) throws Exception {
    return Files.readString(Workbench.runs(campaign).getFirst().resolve("journal/00000001.jsonl"));
  }

  @Test
  void aRunOfAPlanThatAReviewerSignedIsNotExploratory() throws Exception {
    Persons.named("Ada Example").approve(bench.plan(), Role.REVIEWER, BEFORE);
    Path campaign = simulated("approved");
    assertThat(journal(campaign)).contains("\"k\":\"plan.approved\"", "Ada Example");
    assertThat(Files.readString(campaign.resolve("campaign.json")))
        .startsWith("{\"approval\":{\"approved\":true,");
    assertThat(Files.readString(campaign.resolve("report/index.html")))
        .contains("Ada Example (reviewer, 2026-11-20T08:00:00Z)")
        .doesNotContain("plan not approved");
    assertThat(compared(campaign).out())
        .contains("Plan approved before the runs: Ada Example (reviewer, ")
        .doesNotContain("EXPLORATORY: the plan was");
  }

  private Answer compared(Path campaign) {
    return cli(
        "compare",
        campaign.resolve("runs/r0-before-SN-1001"),
        "--after",
        campaign.resolve("runs/r0-after-SN-1001"));
  }

  @Test
  void withoutApprovalTheRunIsExploratoryInJournalReportAndComparison() throws Exception {
    Path campaign = simulated("plain");
    assertThat(journal(campaign)).doesNotContain("plan.approved");
    assertThat(Files.readString(campaign.resolve("report/index.html")))
        .contains("plan not approved");
    assertThat(compared(campaign).out())
        .contains("EXPLORATORY: the plan was not approved before the run.");
  }

  @Test
  void anApprovalOfAnotherContentOfThePlanDoesNotCount() throws Exception {
    Persons.named("Ada Example").approve(bench.plan(), Role.APPROVER, BEFORE);
    bench.change("plans/short.yaml", "seed: 7", "seed: 8");
    Path campaign = simulated("changed");
    assertThat(journal(campaign)).doesNotContain("plan.approved");
    assertThat(compared(campaign).out()).contains("EXPLORATORY: ");
  }

  @Test
  void aTestersOwnSignatureLetsNothingCount() throws Exception {
    Persons.named("Bo Example").approve(bench.plan(), Role.TESTER, BEFORE);
    assertThat(compared(simulated("tested")).out())
        .contains("EXPLORATORY: the plan was signed by no reviewer or approver before the run.");
  }

  @Test
  void oneKeyCanNotBeTesterAndReviewer() throws Exception {
    Persons ada = Persons.named("Ada Example");
    SignedApproval tested = ada.approve(bench.plan(), Role.TESTER, BEFORE);
    new Persons("Other Name", ada.signer()).approve(bench.plan(), Role.REVIEWER, BEFORE);
    assertThat(compared(simulated("both")).out())
        .contains(
            "EXPLORATORY: key " + tested.key().fingerprint() + " signed as tester and as reviewer");
  }

  @Test
  void anApprovalThatIsLaterThanTheRunDoesNotCount() throws Exception {
    SignedApproval late =
        Persons.named("Ada Example").approve(bench.plan(), Role.APPROVER, BEFORE.plusSeconds(9));
    long began = BEFORE.plusSeconds(8).getEpochSecond() * 1_000_000;
    PlanApproval judged =
        RunApproval.judged(List.of(late), late.approval().sha256(), List.of(), began);
    assertThat(judged.missing())
        .contains("the approval by Ada Example is later than the begin of the run");
    assertThat(
            RunApproval.judged(
                    List.of(late), late.approval().sha256(), List.of(), began + 2_000_000)
                .approved())
        .isTrue();
  }

  @Test
  void oneThatWasAddedAfterTheRunDoesNotCountAndOneThatWasTakenAwayIsMissed() throws Exception {
    Path campaign = simulated("before");
    Persons.named("Ada Example").approve(bench.plan(), Role.REVIEWER, BEFORE);
    Path run = Workbench.runs(campaign).getFirst();
    Workbench.copy(bench.root().resolve("plans/short.yaml.approvals"), run.resolve("approvals"));
    assertThat(compared(campaign).out()).contains("EXPLORATORY: the plan was not approved before");

    Path approved = Workbench.runs(simulated("with")).getFirst();
    Path statement;
    try (var files = Files.list(approved.resolve("approvals"))) {
      statement = files.filter(file -> file.toString().endsWith(".json")).findFirst().orElseThrow();
    }
    Files.delete(statement);
    Files.delete(Path.of(statement + ".sig"));
    Answer judged = cli("judge", approved);
    assertThat(judged.code()).isEqualTo(Exit.USAGE);
    assertThat(judged.err()).contains("is missing, or not what the journal says it was");
  }

  @Test
  void aForgedSignatureBesideAPlanStopsTheRun() throws Exception {
    Persons.named("Ada Example").approve(bench.plan(), Role.REVIEWER, BEFORE);
    Path approvals = bench.root().resolve("plans/short.yaml.approvals");
    Path statement;
    try (var files = Files.list(approvals)) {
      statement = files.filter(file -> file.toString().endsWith(".json")).findFirst().orElseThrow();
    }
    Files.writeString(statement, Files.readString(statement).replace("Ada Example", "Eve Example"));
    Answer answer = cli("simulate", bench.plan(), "--out", folder.resolve("forged"));
    assertThat(answer.code()).isEqualTo(Exit.USAGE);
    assertThat(answer.err()).contains("its signature was not made over it by key SHA256:");
  }
}
