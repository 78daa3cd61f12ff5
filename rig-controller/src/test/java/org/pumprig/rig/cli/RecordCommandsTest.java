package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.rig.cli.Cli.Answer;

/** {@code judge}, {@code compare} and {@code report} on the record of a simulated campaign. */
class RecordCommandsTest {
  @TempDir private static Path record;
  @TempDir private Path folder;

  @BeforeAll
  static void simulate() throws Exception {
    Workbench bench = Workbench.in(record.resolve("bench"));
    new Cli(record.resolve("state"))
        .run("simulate", bench.plan(), "--out", record.resolve("first"));
    new Cli(record.resolve("state"))
        .run("simulate", bench.plan(), "--seed", 8, "--out", record.resolve("second"));
  }

  private static Path run(String id) {
    return record.resolve("first/runs").resolve(id);
  }

  private Answer cli(Object... args) {
    return new Cli(folder.resolve("state")).run(args);
  }

  private Path copyOf(String run) throws Exception {
    return Workbench.copy(run(run), folder.resolve(run));
  }

  @Test
  void judgeExitsWithTheWorstVerdict() {
    Answer good = cli("judge", run("r0-after-SN-1001"));
    assertThat(good.code()).as(good.toString()).isZero();
    assertThat(good.out()).contains("r0-after-SN-1001: pass (emulated bench)", "REQ-RECONNECT");
    Answer both = cli("judge", run("r0-after-SN-1001"), run("r0-before-SN-1001"));
    assertThat(both.code()).isEqualTo(Exit.FAIL);
  }

  @Test
  void judgeWritesCanonicalJsonAndNothingElse() {
    Answer answer = cli("judge", "--json", run("r0-after-SN-1001"), run("r0-before-SN-1001"));
    assertThat(answer.code()).isEqualTo(Exit.FAIL);
    assertThat(Cli.isOneCanonicalLine(answer.out())).isTrue();
    assertThat(answer.out()).contains("\"runId\":\"r0-before-SN-1001\"", "\"verdict\":\"fail\"");
    assertThat(answer.err()).contains("r0-before-SN-1001: fail");
  }

  @Test
  void judgeNamesWhatIsMissing() throws Exception {
    Answer nothing = cli("judge", folder.resolve("none"));
    assertThat(nothing.code()).isEqualTo(Exit.USAGE);
    assertThat(nothing.err()).startsWith(folder.resolve("none") + ":1: there is no such directory");
    Path run = copyOf("r0-after-SN-1001");
    Files.delete(run.resolve("plan.yaml"));
    Answer noPlan = cli("judge", run);
    assertThat(noPlan.code()).isEqualTo(Exit.USAGE);
    assertThat(noPlan.err()).startsWith(run.resolve("plan.yaml") + ":1: there is no such file");
  }

  @Test
  void judgeNamesTheDamagedLine() throws Exception {
    Path run = copyOf("r0-after-SN-1001");
    Path journal = run.resolve("journal/00000001.jsonl");
    byte[] bytes = Files.readAllBytes(journal);
    int at = bytes.length / 2;
    bytes[at] ^= 1;
    Files.write(journal, bytes);
    int line = 1;
    for (int i = 0; i < at; i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    Answer answer = cli("judge", run);
    assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.USAGE);
    assertThat(answer.err().lines())
        .singleElement()
        .asString()
        .startsWith(journal + ":" + line + ": ");
  }

  @Test
  void judgeRefusesAHeaderThatSaysOtherwiseThanTheJournal() throws Exception {
    for (String[] lie :
        new String[][] {
          {"\"emulated\":true", "\"emulated\":false"},
          {"\"virtual\":true", "\"virtual\":false"},
          {"\"replicate\":0", "\"replicate\":1"},
          {"\"firmware\":\"after\"", "\"firmware\":\"other\""}
        }) {
      Path run = copyOf("r0-after-SN-1002");
      Path header = run.resolve("run.json");
      String told = Files.readString(header);
      assertThat(told).contains(lie[0]);
      Files.writeString(header, told.replace(lie[0], lie[1]));
      Answer answer = cli("judge", run);
      assertThat(answer.code()).as(lie[1]).isEqualTo(Exit.USAGE);
      assertThat(answer.err()).startsWith(header + ":1: ").contains("but the journal says");
      delete(run);
    }
  }

  private static void delete(Path run) throws Exception {
    try (var paths = Files.walk(run)) {
      for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  @Test
  void theVerdictInTheHeaderIsNoEvidence() throws Exception {
    Path run = copyOf("r0-before-SN-1001");
    Path header = run.resolve("run.json");
    Files.writeString(
        header, Files.readString(header).replace("\"verdict\":\"fail\"", "\"verdict\":\"pass\""));
    assertThat(cli("judge", run).code()).isEqualTo(Exit.FAIL);
  }

  @Test
  void compareComparesTwoArmsInEitherOrder() {
    Answer answer =
        cli(
            "compare",
            run("r0-before-SN-1001"),
            run("r0-before-SN-1002"),
            "--after",
            run("r0-after-SN-1001"),
            run("r0-after-SN-1002"));
    assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.INCONCLUSIVE);
    assertThat(answer.out()).contains("Comparison: inconclusive", "p = 0.25 ", "EMULATED BENCH");
    Answer turned =
        cli(
            "compare",
            run("r0-after-SN-1001"),
            run("r0-after-SN-1002"),
            "--after",
            run("r0-before-SN-1001"),
            run("r0-before-SN-1002"));
    assertThat(turned.out()).isEqualTo(answer.out());
  }

  @Test
  void compareGivesJson() {
    Answer answer =
        cli("compare", "--json", run("r0-before-SN-1001"), "--after", run("r0-after-SN-1001"));
    assertThat(Cli.isOneCanonicalLine(answer.out())).isTrue();
    assertThat(answer.out()).contains("\"comparison\":{");
    assertThat(answer.err()).contains("Comparison: ");
  }

  @Test
  void compareRefusesMixedArmsEqualArmsAndDifferentPlans() {
    Answer mixed =
        cli(
            "compare",
            run("r0-before-SN-1001"),
            run("r0-after-SN-1002"),
            "--after",
            run("r0-after-SN-1001"));
    assertThat(mixed.err()).contains("before --after are of different arms: 'before' and 'after'");
    Answer equal = cli("compare", run("r0-after-SN-1001"), "--after", run("r0-after-SN-1002"));
    assertThat(equal.err()).contains("both groups are runs of arm 'after'");
    Answer plans =
        cli(
            "compare",
            run("r0-before-SN-1001"),
            "--after",
            record.resolve("second/runs/r0-after-SN-1001"));
    assertThat(plans.err()).contains("are of different plans");
    assertThat(List.of(mixed.code(), equal.code(), plans.code())).containsOnly(Exit.USAGE);
  }

  @Test
  void reportWritesTheSamePageAsTheCampaignAndRefusesToOverwriteIt() throws Exception {
    var args = new ArrayList<Object>(List.of("report", "--out", folder.resolve("report.html")));
    args.addAll(Workbench.runs(record.resolve("first")));
    Answer answer = cli(args.toArray());
    assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.INCONCLUSIVE);
    assertThat(folder.resolve("report.html"))
        .hasSameBinaryContentAs(record.resolve("first/report/index.html"));
    Files.writeString(folder.resolve("report.html"), "mine");
    Answer again = cli(args.toArray());
    assertThat(again.code()).isEqualTo(Exit.USAGE);
    assertThat(again.err()).contains("report.html exists");
    assertThat(folder.resolve("report.html")).hasContent("mine");
  }

  @Test
  void reportGivesTheCampaignsResultsAsJson() throws Exception {
    var args =
        new ArrayList<Object>(List.of("report", "--json", "--out", folder.resolve("r.html")));
    args.addAll(Workbench.runs(record.resolve("first")));
    Answer answer = cli(args.toArray());
    assertThat(answer.out().strip().getBytes(StandardCharsets.UTF_8))
        .isEqualTo(Files.readAllBytes(record.resolve("first/campaign.json")));
    assertThat(answer.err()).startsWith("Report: ");
  }

  @Test
  void reportIntoAFolderThatIsNotThereIsRefused() {
    Path out = folder.resolve("none/report.html");
    Answer answer = cli("report", run("r0-after-SN-1001"), "--out", out);
    assertThat(answer.code()).isEqualTo(Exit.USAGE);
    assertThat(answer.err()).contains("there is no " + out);
  }

  @Test
  void recoverFindsNothingOnAMachineWithoutRuns() {
    Answer answer = cli("recover");
    assertThat(answer.code()).isZero();
    assertThat(answer.out()).isEqualTo("Nothing to undo.\n");
    Answer json = cli("recover", "--json");
    assertThat(json.out()).startsWith("{\"clean\":true,");
    assertThat(Cli.isOneCanonicalLine(json.out())).isTrue();
  }

  @Test
  void runRefusesAnArmThatThePlanDoesNotHaveAndWritesNothing() throws Exception {
    Answer answer =
        cli(
            "run",
            record.resolve("bench/plans/short.yaml"),
            "--arm",
            "x",
            "--out",
            folder.resolve("o"));
    assertThat(answer.code()).isEqualTo(Exit.USAGE);
    assertThat(answer.err()).contains("no arm 'x'", "[before, after]");
    assertThat(folder).isEmptyDirectory();
  }
}
