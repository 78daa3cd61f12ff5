package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.rig.cli.Cli.Answer;

/** Steps of minimising in real time on the emulated bench, as on real units: within a budget. */
class MinimiseOnUnitsIT {
  @TempDir private Path folder;

  private Path plan() throws IOException {
    Path rig = Path.of("../fixtures/rigs/pair.yaml").toAbsolutePath().normalize();
    Path plan = folder.resolve("plan.yaml");
    Files.writeString(
        plan,
        Fixtures.text("plans/demo.yaml")
            .replaceFirst("rig: .*", "rig: " + rig)
            .replaceFirst("(?s)claim:.*", "")
            .replaceFirst("phases: .*", "phases: {settle: 2s, stress: 12s, recover: 2s, check: 4s}")
            .replaceAll("    - \\{fault: (?!refuse|latency).*\n", "")
            .replaceFirst("times: 1, lasts: 2s, cut", "at: 0 s, lasts: 10s, cut")
            .replaceFirst("times: 1, lasts: 1800ms, delay", "at: 10500ms, lasts: 1s, delay"));
    return plan;
  }

  private Answer minimise(Object... more) throws IOException {
    var words = new java.util.ArrayList<Object>();
    words.addAll(java.util.List.of("incident", "minimise", plan(), "--real"));
    words.addAll(java.util.List.of("--out", folder.resolve("minimal.yaml")));
    words.addAll(java.util.List.of(more));
    return new Cli(folder.resolve("state")).run(words.toArray());
  }

  /** Three runs of two units: the whole plan, and each of its two faults alone. */
  @Test
  @Tag("perf")
  void theOneThatTripsIsLeftAndEachStepIsKept() throws Exception {
    Answer answer = minimise("--hours", "1h", "--restarts", 6, "--share", "20%");
    assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.INCONCLUSIVE);
    assertThat(answer.out())
        .contains("Trial 1, 2 faults", "NOT confirmed: the same units", "EMULATED")
        .contains("1 of 2 faults", "Ended early, --restarts was spent");
    assertThat(Files.readString(folder.resolve("minimal.yaml")))
        .contains("HYPOTHESIS", "fault: refuse")
        .doesNotContain("- {fault: latency");
    try (Stream<Path> trials = Files.list(folder.resolve("minimal.yaml-trials"))) {
      assertThat(trials).hasSizeBetween(2, 3);
    }
  }

  @Test
  @Tag("integration")
  void aBudgetTooSmallForOneStepTouchesNothing() throws Exception {
    Answer answer = minimise("--hours", "10s", "--restarts", 50);
    assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.INCONCLUSIVE);
    assertThat(answer.out()).contains("--hours was spent: the next step takes 20 s");
    assertThat(folder.resolve("minimal.yaml-trials")).doesNotExist();
  }

  @Test
  @Tag("integration")
  void withoutABudgetOrAnOutletItIsRefused() throws Exception {
    assertThat(minimise().err()).contains("--hours TIME and --restarts N");
    assertThat(minimise("--hours", "1h", "--restarts", 0).err()).contains("1 to 100000");
    assertThat(minimise("--hours", "soon", "--restarts", 1).err()).contains("--hours: ");
    assertThat(minimise("--hours", "1h", "--restarts", 1, "--whole").err())
        .contains("leave it out with --real");
    Path rig = folder.resolve("no-outlets.yaml");
    Files.writeString(
        rig, Fixtures.text("rigs/new-era.yaml").replaceAll("    outlet: \\{tcp: [^}]*}\n", ""));
    Path plan = Path.of("../fixtures/plans/communication-timeout.yaml");
    Answer answer =
        new Cli(folder.resolve("state"))
            .run(
                "incident",
                "minimise",
                plan,
                "--rig",
                rig,
                "--real",
                "--hours",
                "1h",
                "--restarts",
                5,
                "--out",
                folder.resolve("other.yaml"));
    assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.USAGE);
    assertThat(answer.err())
        .contains("unit 'NE-1' has no 'outlet' in the rig file, and no 'powerCycle'");
  }
}
