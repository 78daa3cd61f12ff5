package org.pumprig.rig.rundir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.host.DirectoryStorage;
import org.pumprig.rig.event.Lifecycle.TornTailCut;
import org.pumprig.rig.event.PacketObservation.PacketsCaptured;
import org.pumprig.rig.yaml.InputProblem;

class RawFilesTest {
  private static final EvidenceFile PLAN = new EvidenceFile("plan.yaml", 1, "77");
  private static final EvidenceFile CAPTURE = new EvidenceFile("raw/f1.pcapng", 10, "aa");
  private static final EvidenceFile TORN = new EvidenceFile("raw/torn-1", 3, "bb");

  @TempDir private Path folder;

  private Optional<String> check(EvidenceFile... there) throws InputProblem, IOException {
    var files = new RawFiles();
    files.on(new PacketsCaptured("f1", "raw/f1.pcapng", 10, "aa", 2, 0));
    files.on(new TornTailCut("raw/torn-1", 3, "bb"));
    return files.check(new DirectoryStorage(folder), List.of(there), "run");
  }

  @Test
  void filesAsTheJournalSaysNeedNoWord() throws Exception {
    assertThat(check(PLAN, CAPTURE, TORN)).isEmpty();
  }

  @Test
  void aFileThatWasChangedIsRefusedLikeADamagedJournal() {
    assertThatThrownBy(() -> check(PLAN, new EvidenceFile("raw/f1.pcapng", 10, "ac"), TORN))
        .isInstanceOf(InputProblem.class)
        .hasMessage(
            "run/raw/f1.pcapng:1: it holds 10 bytes with digest ac, but the journal says 10 bytes"
                + " with digest aa. Restore it from a copy; no verdict can stand on a record that"
                + " was changed.");
    assertThatThrownBy(() -> check(PLAN, CAPTURE, new EvidenceFile("raw/torn-1", 2, "bb")))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("raw/torn-1");
  }

  @Test
  void aFileThatIsMissingIsSaidAndOneThatNobodyNamedToo() throws Exception {
    assertThat(check(PLAN, TORN)).contains("raw/f1.pcapng: missing, though the journal names it");
    assertThat(check(CAPTURE, TORN, new EvidenceFile("raw/other", 1, "cc")))
        .contains("raw/other: named by no record of the journal, which can't vouch for it");
    assertThat(check(new EvidenceFile("raw/other", 1, "cc")).orElseThrow())
        .contains("raw/f1.pcapng, raw/torn-1: missing", "; raw/other: named by no record");
  }

  private void bury(String originalSha256, EvidenceFile left) throws IOException {
    var stone =
        new Tombstone(
            "raw/f1.pcapng",
            new EvidenceFile("raw/f1.pcapng", 10, originalSha256),
            left,
            List.of("what packets say"));
    Files.createDirectories(folder.resolve("raw"));
    Files.write(folder.resolve(stone.name()), stone.bytes());
  }

  @Test
  void aTombstoneStandsForTheFileWhoseDigestTheJournalKnows() throws Exception {
    var stone = new EvidenceFile("raw/f1.pcapng.tombstone.json", 1, "ee");
    var left = new EvidenceFile("raw/f1.redacted.pcapng", 10, "dd");
    bury("aa", left);
    assertThat(check(PLAN, TORN, stone, left))
        .contains(
            "raw/f1.pcapng: redacted; a tombstone with the digest that the journal knows is there");
    bury("ab", left);
    assertThatThrownBy(() -> check(PLAN, TORN, stone, left))
        .hasMessageContaining("raw/f1.pcapng:1: it holds 10 bytes with digest ab");
    bury("aa", left);
    var changed = new EvidenceFile("raw/f1.redacted.pcapng", 10, "d0");
    assertThatThrownBy(() -> check(PLAN, TORN, stone, changed))
        .hasMessageContaining("isn't there, or was changed");
    assertThatThrownBy(() -> check(PLAN, TORN, stone)).hasMessageContaining("isn't there");
    bury("aa", new EvidenceFile("", 0, ""));
    assertThat(check(PLAN, TORN, stone).orElseThrow()).startsWith("raw/f1.pcapng: redacted");
    Files.writeString(folder.resolve("raw/f1.pcapng.tombstone.json"), "{}");
    assertThatThrownBy(() -> check(PLAN, TORN, stone)).hasMessageContaining("this is no tombstone");
  }
}
