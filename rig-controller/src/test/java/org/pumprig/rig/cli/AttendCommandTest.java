package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.rig.cli.Cli.Answer;

final class AttendCommandTest {
  private static final String STEP =
      """
      operatorSteps:
        - {id: look, text: Look at it, at: 2s, within: 3s, effect: [infusing], units: [SN-1002]}
      watch:\
      """;

  @TempDir private Path folder = Path.of("");

  private Answer run(Object... args) {
    return new Cli(folder.resolve("state")).run(args);
  }

  /** In virtual time nobody answers: the new firmware, which passes else, is inconclusive. */
  @Test
  void aStepThatNobodyAnsweredTakesThePassOfItsUnitAlone() throws IOException {
    Workbench bench = Workbench.in(folder);
    bench.change("plans/short.yaml", "watch:", STEP);
    Path out = folder.resolve("out");
    run("simulate", bench.plan(), "--out", out);

    Answer asked = run("judge", out.resolve("runs/r0-after-SN-1002"));
    assertThat(asked.code()).as(asked.toString()).isEqualTo(Exit.INCONCLUSIVE);
    assertThat(asked.out())
        .contains("The operator step look, asked for at 2.000 s, is not known to be done: nobody");
    Answer other = run("judge", out.resolve("runs/r0-after-SN-1001"));
    assertThat(other.code()).as(other.toString()).isZero();
    assertThat(run("attend", out).out()).contains("No step waits for anybody.");
    assertThat(Files.readString(out.resolve("report/index.html"))).contains("operator step look");
  }

  @Test
  void checkTellsWhatPeopleAreAskedForAndHowMuchFluidItTakes() throws IOException {
    Workbench bench = Workbench.in(folder);
    bench.change("plans/short.yaml", "watch:", STEP);
    assertThat(run("check", bench.plan()).out())
        .contains(
            "at 2 s of a run, within 3 s, for SN-1002: Look at it (look); the rig looks for"
                + " infusing",
            "Fluid:");
  }

  /** Thousands of runs of a month each: more than any disk has. */
  @Test
  void aCampaignForWhichThereIsNoRoomDoesNotBegin() throws IOException {
    Workbench bench = Workbench.in(folder);
    bench.change("plans/short.yaml", "stress: 6s", "stress: 29d");
    bench.change("plans/short.yaml", "replicates: 1", "replicates: 1000");
    Answer answer = run("run", bench.plan(), "--out", folder.resolve("out"));
    assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.USAGE);
    assertThat(answer.err()).contains("no room: the campaign's journals need about", "--out");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void anAnswerNeedsAStepAndAName() throws IOException {
    assertThat(run("attend", folder, "--by", "Ada").err()).contains("name it with --step ID");
    assertThat(run("attend", folder).err()).contains("there is no run in it");
    assertThat(run("attend", folder, "--web", "x", "--step", "y").err()).contains("either --step");
  }

  @Test
  void aStepOfAStrangerOrInTheCheckPhaseIsRefused() throws IOException {
    Workbench bench = Workbench.in(folder);
    bench.change("plans/short.yaml", "watch:", STEP.replace("SN-1002", "SN-7"));
    assertThat(run("check", bench.plan()).err()).contains("unit 'SN-7' takes no part in this plan");
    bench.change("plans/short.yaml", "SN-7", "SN-1001");
    bench.change("plans/short.yaml", "within: 3s, effect", "within: 10s, effect");
    assertThat(run("check", bench.plan()).err())
        .contains("the step may be answered until 12 s", "End it before the check phase");
  }
}
