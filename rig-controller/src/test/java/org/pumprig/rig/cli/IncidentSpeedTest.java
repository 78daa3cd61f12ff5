package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.rig.cli.Cli.Answer;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.plan.PlanFile;

/** Idle time of an incident's plan, compressed where its claim allows it. */
class IncidentSpeedTest {
  private static final String CLAIMED =
      "  clusters: limit\n  acceleration: {errorsToFailureWithin: 1.5}";

  private static final String INCIDENT =
      """
      incident: 1
      id: slow
      title: A gateway that goes now and then
      source: [made up]
      confidence: inferred
      trigger: none
      timeline: none
      plan: plan.yaml
      symptoms:
        - {arm: before, text: trips, codes: [[EC220, EC221, EC222]], firstCode: {from: 30s, to: 60s}}
      nonSymptoms:
        - {arm: after, text: stands, never: [watchdog]}
      notReproduced: [everything]
      """;

  @TempDir private Path folder;

  @BeforeEach
  void files() throws IOException {
    write(CLAIMED);
    Files.writeString(folder.resolve("slow.yaml"), INCIDENT);
  }

  private void write(String claim) throws IOException {
    Path rig = Path.of("../fixtures/rigs/pair.yaml").toAbsolutePath().normalize();
    Files.writeString(
        folder.resolve("plan.yaml"),
        Fixtures.text("plans/demo.yaml")
            .replaceFirst("rig: .*", "rig: " + rig)
            .replaceFirst("stress: 16s", "stress: 40s")
            .replaceFirst("mission: 20s", "mission: 10s")
            .replaceAll("    - \\{fault: (?!refuse).*\n", "")
            .replaceFirst("times: 1, lasts: 2s", "times: 4, lasts: 3s")
            .replace("  clusters: limit", claim));
  }

  private Answer run(Object... more) {
    var words = new java.util.ArrayList<Object>();
    words.addAll(java.util.List.of("incident", "run", folder.resolve("slow.yaml")));
    words.addAll(java.util.List.of("--out", folder.resolve("out")));
    words.addAll(java.util.List.of(more));
    return new Cli(folder.resolve("state")).run(words.toArray());
  }

  @Test
  void faultsStayAsLongAsTheyWereAndPlanJournalAndReportSayWhatWasCompressed() throws Exception {
    Answer answer = run("--speed", 4);
    assertThat(answer.code()).as(answer.toString()).isZero();
    assertThat(answer.out())
        .contains("IDLE TIME COMPRESSED 4 times by --speed: 28 s between faults are ")
        .contains("Not held: when codes come")
        .contains("as it must before: trips");
    try (Stream<Path> runs = Files.list(folder.resolve("out/runs"))) {
      for (Path run : runs.toList()) {
        assertThat(Files.readString(run.resolve("plan.yaml")))
            .startsWith("# IDLE TIME COMPRESSED 4 times");
        assertThat(Files.readString(run.resolve("journal/00000001.jsonl")))
            .contains("log.entry", "IDLE TIME COMPRESSED 4 times");
      }
    }
    assertThat(Files.readString(folder.resolve("out/report/index.html")))
        .contains("idle time compressed 4 times", "IDLE TIME COMPRESSED 4 times");
    Plan plan =
        PlanFile.readWithRig(folder.resolve("out/inputs/compressed.yaml"), Optional.empty()).plan();
    assertThat(plan.phases().stressNanos()).isBetween(18_000_000_000L, 26_000_000_000L);
    assertThat(plan.faults().windows())
        .hasSize(4)
        .allMatch(window -> window.toString().contains("3000000000"));
  }

  @Test
  void aPlanThatDoesNotClaimItIsRefusedAndNothingIsWritten() throws Exception {
    write("  clusters: limit");
    Answer answer = run("--speed", 4);
    assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.USAGE);
    assertThat(answer.err()).contains("errorsToFailureWithin", "leave out --speed");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void aFactorThatCompressesNothingIsRefused() {
    for (String bad : new String[] {"1", "0", "-2", "fast", "1001"}) {
      assertThat(run("--speed=" + bad).code()).as(bad).isEqualTo(Exit.USAGE);
    }
  }
}
