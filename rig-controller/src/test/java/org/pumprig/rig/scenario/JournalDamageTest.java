package org.pumprig.rig.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.host.DirectoryStorage;
import org.pumprig.host.MemoryStorage;
import org.pumprig.host.Storage;
import org.pumprig.rig.journal.JournalDamage;
import org.pumprig.rig.journal.JournalReader;
import org.pumprig.rig.journal.ReadOutcome;
import org.pumprig.rig.judge.Verdict;
import org.pumprig.rig.rundir.JudgeRun;
import org.pumprig.rig.rundir.JudgedRun;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

/** One byte changed or a tail cut off, anywhere in the record of a simulated run. */
class JournalDamageTest {
  private static final String SEGMENT = "journal/00000001.jsonl";
  private static final String CHECKPOINTS = "checkpoints";
  private static final List<String> FILES =
      List.of("plan.yaml", "rig.yaml", "run.json", SEGMENT, CHECKPOINTS);
  private static final int CHANGES = 400;

  @TempDir private static Path folder = Path.of("");

  private static Path run = Path.of("");

  @BeforeAll
  static void simulate() throws Exception {
    FixtureFolder.write(folder);
    Simulation simulation =
        Simulation.run(folder.resolve("plans/demo.yaml"), 7, folder.resolve("out"));
    run =
        simulation.directory().runs().stream()
            .filter(path -> path.toString().contains("after"))
            .findFirst()
            .orElseThrow();
  }

  /** The run's directory with one file replaced. */
  private static Storage with(String name, byte[] content) throws IOException {
    var storage = new MemoryStorage();
    for (String file : FILES) {
      storage.replace(file, file.equals(name) ? content : bytes(file));
    }
    return storage;
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in = new DirectoryStorage(run).read(name)) {
      return in.readAllBytes();
    }
  }

  @Test
  void undamagedItIsJudgedAndPasses() throws Exception {
    try (var segments = Files.list(run.resolve("journal"))) {
      assertThat(segments.count()).isEqualTo(1);
    }
    JudgedRun judged = JudgeRun.readAll(with(SEGMENT, bytes(SEGMENT)), "run");
    assertThat(judged.verdict().overall()).isEqualTo(Verdict.PASS);
  }

  @Test
  void oneChangedByteInTheJournalIsRefusedWithFileAndLine() throws Exception {
    RandomStream random = new Seed(11).stream("journal");
    byte[] whole = bytes(SEGMENT);
    for (int i = 0; i < CHANGES; i++) {
      int at = i == 0 ? whole.length - 1 : (int) random.nextBelow(whole.length);
      JournalDamage damage = refused(SEGMENT, whole, at, random);
      assertThat(damage.file()).as("byte %d", at).isEqualTo(SEGMENT);
      assertThat(damage.line()).as("byte %d: %s", at, damage.getMessage()).isPositive();
    }
  }

  /** A last entry without its end may be the work of a dying process: then the run is cut. */
  @Test
  void oneChangedByteInTheCheckpointsIsRefusedOrTheRunIsCut() throws Exception {
    RandomStream random = new Seed(12).stream("checkpoints");
    byte[] whole = bytes(CHECKPOINTS);
    int refusals = 0;
    for (int i = 0; i < CHANGES; i++) {
      int at = i == 0 ? whole.length - 1 : (int) random.nextBelow(whole.length);
      Storage storage = changed(CHECKPOINTS, whole, at, random);
      try {
        JudgedRun judged = JudgeRun.readAll(storage, "run");
        assertThat(judged.verdict().results())
            .as("byte %d", at)
            .noneMatch(result -> result.verdict().equals(Optional.of(Verdict.PASS)));
      } catch (JournalDamage damage) {
        assertThat(damage.file()).as("byte %d", at).isEqualTo(CHECKPOINTS);
        refusals++;
      }
    }
    assertThat(refusals).isGreaterThan(CHANGES * 9 / 10);
  }

  private static Storage changed(String file, byte[] whole, int at, RandomStream random)
      throws IOException {
    byte[] changed = whole.clone();
    changed[at] ^= (byte) random.nextBetween(1, 255);
    return with(file, changed);
  }

  private static JournalDamage refused(String file, byte[] whole, int at, RandomStream random)
      throws IOException {
    Storage storage = changed(file, whole, at, random);
    Throwable thrown = catchThrowable(() -> JudgeRun.readAll(storage, "run"));
    assertThat(thrown).as("byte %d of %s", at, file).isInstanceOf(JournalDamage.class);
    return (JournalDamage) thrown;
  }

  /** Where the first batch is closed: before that there is nothing to judge. */
  private static int endOfFirstBatch(byte[] journal) {
    String text = new String(journal, java.nio.charset.StandardCharsets.ISO_8859_1);
    return text.indexOf('\n', text.indexOf("\"k\":\"batch\"")) + 1;
  }

  @Test
  void aTailCutOffBeforeTheLastCheckpointIsSeenAndNothingPasses() throws Exception {
    RandomStream random = new Seed(13).stream("tail");
    byte[] whole = bytes(SEGMENT);
    List<Integer> cuts = new ArrayList<>(lineEnds(whole).subList(2, 6));
    cuts.addAll(lineEnds(whole).reversed().subList(1, 20));
    int firstBatch = endOfFirstBatch(whole);
    assertThat(firstBatch).isBetween(1, whole.length / 20);
    for (int i = 0; i < 100; i++) {
      cuts.add((int) random.nextBetween(firstBatch, whole.length - 1));
    }
    for (int length : cuts) {
      Storage storage = with(SEGMENT, java.util.Arrays.copyOf(whole, length));
      ReadOutcome outcome = JournalReader.read(storage, (stamp, kind, payload) -> {});
      assertThat(outcome).as("cut to %d", length).isInstanceOf(ReadOutcome.Cut.class);
      assertThat(((ReadOutcome.Cut) outcome).missingLines()).as("cut to %d", length).isPositive();
      if (length >= firstBatch) {
        JudgedRun judged = JudgeRun.readAll(storage, "run");
        assertThat(judged.verdict().results())
            .as("cut to %d", length)
            .noneMatch(result -> result.verdict().equals(Optional.of(Verdict.PASS)));
      }
    }
  }

  @Test
  void withoutItsLastCheckpointTheRunIsCutToo() throws Exception {
    byte[] whole = bytes(CHECKPOINTS);
    for (int length = 0; length < whole.length; length += 7) {
      Storage storage = with(CHECKPOINTS, java.util.Arrays.copyOf(whole, length));
      assertThat(JournalReader.read(storage, (stamp, kind, payload) -> {}))
          .as("checkpoints cut to %d", length)
          .isInstanceOf(ReadOutcome.Cut.class);
    }
  }

  private static List<Integer> lineEnds(byte[] text) {
    var ends = new ArrayList<Integer>();
    for (int i = 0; i < text.length; i++) {
      if (text[i] == '\n') {
        ends.add(i + 1);
      }
    }
    return ends;
  }
}
