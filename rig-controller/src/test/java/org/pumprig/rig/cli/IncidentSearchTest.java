package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.rig.cli.Cli.Answer;
import org.pumprig.rig.plan.PlanFile;

class IncidentSearchTest {
  private static final Path PLAN = Path.of("../fixtures/plans/demo.yaml");

  @TempDir private Path folder;

  private Answer search(Object... args) {
    var all = new ArrayList<Object>(List.of("incident", "search", PLAN));
    all.addAll(List.of(args));
    return new Cli(folder.resolve("state")).run(all.toArray());
  }

  @Test
  void theOldFirmwareFallsUnderLongOutagesTheNewOneStandsAndTheSoonestIsAPlan() throws Exception {
    Path out = folder.resolve("soonest.yaml");
    Answer answer =
        search(
            "--budget",
            40,
            "--fresh",
            5,
            "--faults",
            "refuse",
            "--lengths",
            "200ms,2s",
            "--periods",
            "3s,16s",
            "--pumps",
            2,
            "--map",
            folder.resolve("map"),
            "--out",
            out);
    assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.PASS);
    assertThat(answer.out())
        .contains("refuse (cutEstablished: true) for 2 s every 3 s: 5 of 5 trip", "Confirmed: ");
    assertThat(Files.readString(folder.resolve("map.csv")))
        .contains("before,refuse,2000,3000,2,2,", "before,refuse,200,16000,2,0,,")
        .contains("after,refuse,2000,3000,2,0,,");
    assertThat(Files.readString(folder.resolve("map.svg")))
        .contains("ILLUSTRATIVE", "class=\"boundary\"", "2/2", "0/2");
    assertThat(Files.readString(out)).startsWith("# HYPOTHESIS: ");
    assertThat(PlanFile.readWithRig(out, Optional.empty()).plan().faults().windows()).hasSize(1);
  }

  /**
   * Two pumps of two are no proof that half of all pumps trip; that a fifth of them do, they are.
   */
  @Test
  void shareAndConfidenceDecideWhetherFreshPumpsConfirmIt() {
    Object[] words = {
      "--budget", 10, "--fresh", 2, "--faults", "refuse", "--lengths", "2s", "--periods", "3s"
    };
    Answer half = search(words);
    assertThat(half.code()).as(half.toString()).isEqualTo(Exit.INCONCLUSIVE);
    assertThat(half.out()).contains("NOT confirmed", "2 of 2 fresh pumps, so at least 22.36 %");
    var less = new ArrayList<Object>(List.of(words));
    less.addAll(List.of("--share", "20%", "--json"));
    Answer fifth = search(less.toArray());
    assertThat(fifth.code()).as(fifth.toString()).isEqualTo(Exit.PASS);
    assertThat(fifth.out()).contains("\"confirmed\":true", "\"share\":\"0.2\"");
  }

  @Test
  void patternsLeaveTimeForAnExchangeAndPlansWithoutThatAreRefused() {
    Answer answer = search("--faults", "refuse", "--lengths", "2s", "--periods", "2900ms");
    assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.USAGE);
    assertThat(answer.err()).contains("no period leaves 1 s after a fault", "--periods");
  }

  @Test
  void whereNothingTripsTheAnswerIsNoAndTheSameSeedAnswersTheSame() {
    Object[] words = {
      "--arm", "after", "--budget", 20, "--fresh", 2, "--faults", "errorAcknowledgement", "--json"
    };
    Answer answer = search(words);
    assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.FAIL);
    assertThat(Cli.isOneCanonicalLine(answer.out())).isTrue();
    assertThat(search(words).out()).isEqualTo(answer.out());
  }

  @Test
  void wrongOptionsAreRefusedInOneLineWithTheRemedy() throws Exception {
    Files.writeString(folder.resolve("map.svg"), "mine");
    for (Object[] bad :
        new Object[][] {
          {"--budget", 3},
          {"--faults", "sunspots"},
          {"--lengths", "2 bananas"},
          {"--lengths", "5s", "--periods", "1s"},
          {"--arm", "nobody"},
          {"--map", folder.resolve("map")}
        }) {
      Answer answer = search(bad);
      assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.USAGE);
      assertThat(answer.err().lines()).singleElement().asString().startsWith("pumprig: ");
    }
  }
}
