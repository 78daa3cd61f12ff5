package org.pumprig.rig.incident.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.rig.campaign.CampaignDirectory;
import org.pumprig.rig.incident.capture.CaptureImport.Seen;
import org.pumprig.rig.incident.capture.Sightings;
import org.pumprig.rig.scenario.QuietProgress;
import org.pumprig.rig.schedule.Campaign;
import org.pumprig.rig.session.Inputs;
import org.pumprig.rig.session.VirtualSession;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.seed.Seed;

/** Journals of PumpRig's own runs, whole ones and others. */
class RunJournalTest {
  private static final Path PLAN = Path.of("../fixtures/plans/demo.yaml");
  private static final int FUZZED = 25;

  @TempDir private static Path made;

  @TempDir private Path folder;

  /** One run of one emulated pump in virtual time. */
  @BeforeAll
  static void run() throws Exception {
    Inputs inputs = Inputs.read(PLAN, Optional.empty(), Optional.empty());
    Campaign.Slot all = Campaign.ofArm(inputs.plan(), inputs.rig(), "after").slots().getFirst();
    var slot = new Campaign.Slot(0, 0, all.runs().subList(0, 1));
    var one = new Campaign(List.of(slot), inputs.plan().phases().runNanos());
    CampaignDirectory directory = CampaignDirectory.create(made.resolve("campaign"));
    assertThat(VirtualSession.run(inputs, one, directory, new QuietProgress(remark -> {})))
        .isEmpty();
  }

  private static Path onlyRun() throws IOException {
    try (Stream<Path> runs = Files.list(made.resolve("campaign/runs"))) {
      return runs.findFirst().orElseThrow();
    }
  }

  @Test
  void eachFaultThatActedStandsInItWithItsPlannedAndItsSwitchedTimes() throws Exception {
    List<SwitchedFault> faults = SwitchedFault.read(made.resolve("campaign"));
    assertThat(faults)
        .extracting(SwitchedFault::name)
        .containsExactlyInAnyOrder(
            "refuse",
            "reset",
            "gatewayRestart",
            "slowAcknowledgement",
            "stall",
            "halfOpen",
            "latency");
    assertThat(faults)
        .allSatisfy(
            each -> {
              assertThat(each.onLateNanos()).isBetween(0L, 5_000_000L);
              assertThat(each.offLateNanos()).isBetween(0L, 5_000_000L);
              assertThat(each.endNanos() - each.startNanos()).isGreaterThan(1_500_000_000L);
            });
    assertThat(SwitchedFault.read(onlyRun())).isEqualTo(faults);
  }

  @Test
  void aCampaignTellsTheSameAsItsOnlyRun() throws Exception {
    Seen run = RunJournal.read(onlyRun());
    Seen campaign = RunJournal.read(made.resolve("campaign"));
    assertThat(run.pumps()).hasSize(1);
    assertThat(run.pumps().getFirst().messages()).isGreaterThan(10);
    assertThat(run.sightings().exchanges())
        .anyMatch(each -> each.delayNanos() > 200_000_000)
        .isEqualTo(campaign.sightings().exchanges());
    assertThat(run.sightings().attempts())
        .anyMatch(each -> each.outcome() == Sightings.Outcome.REFUSED);
  }

  @Test
  void aDirectoryWithoutAnythingOnTheWireIsRefused() throws Exception {
    Files.createDirectories(folder.resolve("runs"));
    assertThat(RunJournal.isOne(folder)).isTrue();
    assertThatThrownBy(() -> RunJournal.read(folder))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("no connection stands in these journals");
  }

  @Test
  void damagedAndTruncatedJournalsEndWithAMessageThatNamesTheFile() throws Exception {
    for (int i = 0; i < FUZZED; i++) {
      long seed = 6_000L + i;
      var random = new Seed(seed).stream("fuzz");
      Path run = folder.resolve("run-" + i);
      copy(onlyRun().resolve("journal"), run.resolve("journal"));
      Path file = first(run.resolve("journal"));
      byte[] bytes = Files.readAllBytes(file);
      if (random.nextBelow(2) == 0) {
        bytes = Arrays.copyOf(bytes, (int) random.nextBelow(bytes.length));
      } else {
        bytes[(int) random.nextBelow(bytes.length)] ^= (byte) (1 + random.nextBelow(255));
      }
      Files.write(file, bytes);
      try {
        assertThat(RunJournal.read(run).pumps()).as("seed " + seed).hasSizeLessThanOrEqualTo(1);
      } catch (InputProblem problem) {
        assertThat(problem.getMessage()).as("seed " + seed).startsWith(run.toString());
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
  }

  private static Path first(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().findFirst().orElseThrow();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path each : files.toList()) {
        Files.copy(each, to.resolve(each.getFileName()));
      }
    }
  }
}
