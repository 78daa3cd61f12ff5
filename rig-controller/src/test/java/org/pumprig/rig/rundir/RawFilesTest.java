package org.pumprig.rig.rundir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.event.Lifecycle.TornTailCut;
import org.pumprig.rig.event.PacketObservation.PacketsCaptured;
import org.pumprig.rig.yaml.InputProblem;

class RawFilesTest {
  private static final EvidenceFile PLAN = new EvidenceFile("plan.yaml", 1, "77");
  private static final EvidenceFile CAPTURE = new EvidenceFile("raw/f1.pcapng", 10, "aa");
  private static final EvidenceFile TORN = new EvidenceFile("raw/torn-1", 3, "bb");

  private static Optional<String> check(EvidenceFile... there) throws InputProblem {
    var files = new RawFiles();
    files.on(new PacketsCaptured("f1", "raw/f1.pcapng", 10, "aa", 2, 0));
    files.on(new TornTailCut("raw/torn-1", 3, "bb"));
    return files.check(List.of(there), "run");
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
}
