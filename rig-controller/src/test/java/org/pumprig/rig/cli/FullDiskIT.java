package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.fault.FaultLedger;
import org.pumprig.host.DirectoryStorage;
import org.pumprig.rig.event.EndReason;
import org.pumprig.rig.judge.Verdict;
import org.pumprig.rig.rundir.JudgedRun;
import org.pumprig.rig.rundir.VerifiedRun;

/**
 * The command on a real disk, 16 MiB of memory mounted for this test, that somebody else fills in
 * the middle of the stress and makes room on again. Needs root, for the mount.
 */
@Tag("netns")
class FullDiskIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;

  private Path disk() {
    return folder.resolve("disk");
  }

  private static void command(Object... words) throws Exception {
    List<String> vector = List.of(words).stream().map(String::valueOf).toList();
    Process process = new ProcessBuilder(vector).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s: %s", vector, said).isZero();
  }

  @BeforeEach
  void mount() throws Exception {
    Files.createDirectories(disk());
    command("mount", "-t", "tmpfs", "-o", "size=16m", "pumprig-test", disk());
  }

  @AfterEach
  void unmount() throws Exception {
    command("umount", disk());
  }

  /** Somebody else's file, as large as the disk lets it be. */
  private Path fill() throws IOException {
    Path filler = disk().resolve("filler");
    byte[] block = new byte[4096];
    try (OutputStream out = Files.newOutputStream(filler)) {
      for (int i = 0; i < 8192; i++) {
        out.write(block);
      }
      throw new AssertionError("a disk of 16 MiB took 32");
    } catch (IOException full) {
      return filler;
    }
  }

  private String journals() throws IOException {
    var text = new StringBuilder();
    for (Path run : Workbench.runs(disk().resolve("campaign"))) {
      text.append(journal(run));
    }
    return text.toString();
  }

  private static String journal(Path run) throws IOException {
    return Files.readString(run.resolve("journal/00000001.jsonl"));
  }

  private boolean faultsAreBack() throws IOException {
    var ledger =
        new FaultLedger(new DirectoryStorage(folder.resolve("state").resolve("ledger")), "test");
    return ledger.openEntries().isEmpty();
  }

  @Test
  void aDiskThatSomebodyFillsStopsTheFaultsAndTheRunsGoOnOnceThereIsRoom() throws Exception {
    Workbench bench = Workbench.in(folder.resolve("bench"));
    Path campaign = disk().resolve("campaign");
    try (var command = Executors.newSingleThreadExecutor()) {
      Future<Cli.Answer> answer =
          command.submit(
              () -> new Cli(folder.resolve("state")).run("run", bench.plan(), "--out", campaign));
      Awaitility.await()
          .atMost(PATIENCE)
          .ignoreExceptions()
          .until(() -> journals().contains("\"k\":\"fault.applied\""));
      Path filler = fill();
      Awaitility.await().atMost(PATIENCE).until(this::faultsAreBack);
      long length = journals().length();
      Awaitility.await()
          .pollDelay(Duration.ofSeconds(2))
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat((long) journals().length()).isEqualTo(length));
      Files.delete(filler);
      Cli.Answer told = answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      assertThat(told.out() + told.err())
          .contains("no room, faults have stopped", "room again")
          .doesNotContain("journal: writing");
    }
    for (Path run : Workbench.runs(campaign)) {
      JudgedRun judged = VerifiedRun.read(run);
      assertThat(judged.verdict().facts().course().end()).contains(EndReason.COMPLETED);
      assertThat(judged.verdict().facts().course().safe()).isTrue();
      assertThat(judged.verdict().facts().course().cut()).isEmpty();
      if (journal(run).contains("the disk was full")) {
        assertThat(judged.verdict().overall()).isNotEqualTo(Verdict.PASS);
      }
    }
    assertThat(journals())
        .contains("\"level\":\"none\"", "\"level\":\"enough\"", "the disk was full");
  }
}
