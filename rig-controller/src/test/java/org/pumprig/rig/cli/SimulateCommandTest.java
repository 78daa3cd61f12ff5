package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.rig.cli.Cli.Answer;
import org.pumprig.rig.judge.RunHeader;
import org.pumprig.rig.judge.RunState;

class SimulateCommandTest {
  @TempDir private Path folder;
  private Workbench bench = new Workbench(Path.of(""));

  @BeforeEach
  void write() throws Exception {
    bench = Workbench.in(folder.resolve("bench"));
  }

  private Answer simulate(Path out, Object... more) {
    var args = new java.util.ArrayList<Object>(List.of("simulate", bench.plan(), "--out", out));
    args.addAll(List.of(more));
    return new Cli(folder.resolve("state")).run(args.toArray());
  }

  @Test
  void theSameSeedGivesTheSameBytesAndHeadersThatSayVirtualEmulatedAndEnded() throws Exception {
    Path first = folder.resolve("first");
    Answer answer = simulate(first);
    assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.INCONCLUSIVE);
    assertThat(answer.out()).contains("VIRTUAL TIME", "EMULATED BENCH", "Expectations NOT met");
    Path second = folder.resolve("second");
    simulate(second, "--seed", 7);
    assertThat(Workbench.everything(second)).isEqualTo(Workbench.everything(first));
    assertThat(Workbench.runs(first)).hasSize(4);
    for (Path run : Workbench.runs(first)) {
      RunHeader header = RunHeader.parse(Files.readAllBytes(run.resolve("run.json")));
      assertThat(header.virtual() && header.emulated()).isTrue();
      assertThat(header.state()).isEqualTo(RunState.ENDED);
      assertThat(header.verdict().orElseThrow().onDisk())
          .isEqualTo(header.arm().equals("before") ? "fail" : "pass");
    }
    assertThat(Files.exists(folder.resolve("state"))).as("nothing machine-wide").isFalse();
  }

  @Test
  void anotherSeedIsAnotherPlan() throws Exception {
    Answer answer = simulate(folder.resolve("out"), "--seed", 8, "--json");
    assertThat(answer.code()).isNotEqualTo(Exit.USAGE).isNotEqualTo(Exit.ABORTED);
    assertThat(Cli.isOneCanonicalLine(answer.out())).isTrue();
    assertThat(answer.out()).contains("\"seed\":8", "\"virtual\":true");
    Path run = Workbench.runs(folder.resolve("out")).getFirst();
    assertThat(run.resolve("plan.yaml")).content().contains("seed: 8\n").doesNotContain("seed: 7");
    assertThat(answer.err()).contains("Report: ");
  }

  @Test
  void severalCampaignsHaveFoldersOfTheirOwnAndALineOfJsonEach() throws Exception {
    Path out = folder.resolve("out");
    Answer answer = simulate(out, "--runs", 2, "--json");
    assertThat(answer.out().lines())
        .hasSize(2)
        .allMatch(line -> Cli.isOneCanonicalLine(line + "\n"));
    assertThat(Files.readAllBytes(out.resolve("campaign-0001/campaign.json")))
        .isNotEqualTo(Files.readAllBytes(out.resolve("campaign-0002/campaign.json")));
  }

  @Test
  void aDirectoryWithSomethingInItIsRefusedAndNothingIsLost() throws Exception {
    bench.write("kept/notes.txt", "mine");
    var before = Workbench.everything(folder);
    for (Object[] more : new Object[][] {{}, {"--runs", 2}}) {
      Answer answer = simulate(bench.path("kept"), more);
      assertThat(answer.code()).isEqualTo(Exit.USAGE);
      assertThat(answer.err()).contains(bench.path("kept") + " is not empty");
      assertThat(Workbench.everything(folder)).isEqualTo(before);
    }
  }

  @Test
  void aFileInPlaceOfTheDirectoryIsRefused() throws Exception {
    bench.write("notes.txt", "mine");
    Answer answer = simulate(bench.path("notes.txt"));
    assertThat(answer.code()).isEqualTo(Exit.USAGE);
    assertThat(answer.err()).contains("notes.txt is no directory");
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    for (Object[] bad :
        new Object[][] {
          {"--runs", 0},
          {"--runs", 10_001},
          {"--runs", "many"},
          {"--seed", -1},
          {"--seed", 1L << 53}
        }) {
      Answer answer = simulate(folder.resolve("out"), bad);
      assertThat(answer.code()).isEqualTo(Exit.USAGE);
      assertThat(answer.err().lines()).singleElement().asString().contains((String) bad[0]);
      assertThat(folder.resolve("out")).doesNotExist();
    }
  }

  @Test
  void aSeedThatStandsOtherwiseThanInALineOfItsOwnIsAProblemOfThePlan() throws Exception {
    bench.change("plans/short.yaml", "seed: 7", "\"seed\": 7");
    Answer answer = simulate(folder.resolve("out"), "--seed", 8);
    assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.USAGE);
    assertThat(answer.err()).startsWith(bench.plan() + ":1: ").contains("seed: NUMBER");
  }

  @Test
  void badFirmwareIsRefusedBeforeAnythingIsWritten() throws Exception {
    int line = bench.change("firmware/before.yaml", "  priority: 1", "  priority: soon");
    Answer answer = simulate(folder.resolve("out"));
    assertThat(answer.code()).isEqualTo(Exit.USAGE);
    assertThat(answer.err()).startsWith(bench.path("firmware/before.yaml") + ":" + line + ": ");
    assertThat(folder.resolve("out")).doesNotExist();
  }
}
