package org.pumprig.rig.rundir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pumprig.digest.ContentDigest;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.host.MemoryStorage;
import org.pumprig.host.Storage;
import org.pumprig.rig.event.EndReason;
import org.pumprig.rig.event.RunRecord.RunEnded;
import org.pumprig.rig.journal.InlineCommitter;
import org.pumprig.rig.journal.JournalDamage;
import org.pumprig.rig.journal.JournalWriter;
import org.pumprig.rig.journal.RunIdentity;
import org.pumprig.rig.json.JournalFormatException;
import org.pumprig.rig.judge.RunHeader;
import org.pumprig.rig.judge.RunScript;
import org.pumprig.rig.judge.RunState;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.judge.Verdict;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.time.VirtualScheduler;

class JudgeRunTest {
  private static final byte[] PLAN = Fixtures.bytes("plans/demo.yaml");
  private static final byte[] RIG = Fixtures.bytes("rigs/demo.yaml");

  private static RunHeader header() {
    return new RunHeader(
        "r0-after-SN-1",
        "campaign-1",
        "SN-1",
        "after",
        "after",
        0,
        0,
        "unstable-gateway",
        ContentDigest.hex(PLAN),
        "demo-bench",
        ContentDigest.hex(RIG),
        true,
        true);
  }

  private static Storage written(RunScript script, boolean closed) throws IOException {
    var storage = new MemoryStorage();
    storage.replace("plan.yaml", PLAN);
    storage.replace("rig.yaml", RIG);
    storage.replace(RunHeader.FILE, header().bytes());
    JournalWriter writer =
        JournalWriter.create(
            storage,
            new VirtualScheduler(0),
            new InlineCommitter(),
            new RunIdentity("r0-after-SN-1", ContentDigest.hex(PLAN), ContentDigest.hex(RIG)),
            failure -> {
              throw new IllegalStateException(failure.toString());
            });
    script.forEach((nanos, event) -> writer.append(event, 5_000 + nanos, nanos / 1_000));
    if (closed) {
      writer.close(() -> {});
    } else {
      writer.commit(() -> {});
    }
    return storage;
  }

  private static Storage quiet() throws IOException {
    return written(RunScript.quiet("SN-1", "after"), true);
  }

  @Test
  void judgesFromTheJournalJustAsFromTheEvents() throws Exception {
    JudgedRun run = JudgeRun.readAll(quiet(), "run");
    RunVerdict expected = RunScript.quiet("SN-1", "after").verdict();
    assertThat(run.verdict()).isEqualTo(expected);
    assertThat(run.verdict().overall()).isEqualTo(Verdict.PASS);
    assertThat(run.evidence())
        .extracting(EvidenceFile::path)
        .contains("plan.yaml", "rig.yaml", "checkpoints")
        .anyMatch(path -> path.startsWith("journal/"));
    assertThat(run.evidence())
        .filteredOn(file -> file.path().equals("plan.yaml"))
        .extracting(EvidenceFile::sha256)
        .containsExactly(ContentDigest.hex(PLAN));
  }

  @Test
  void aJournalWithoutItsEndPassesNothing() throws Exception {
    RunScript script = RunScript.quiet("SN-1", "after");
    RunVerdict verdict = JudgeRun.readAll(written(script, false), "run").verdict();
    assertThat(verdict.overall()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(verdict.results().getFirst().reason()).startsWith("The journal is not whole");
  }

  @Test
  void aPlanThatIsNotTheRunsIsRefused() throws Exception {
    Storage storage = quiet();
    String changed = Fixtures.text("plans/demo.yaml").replace("within: 4s", "within: 40s");
    storage.replace("plan.yaml", changed.getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> JudgeRun.readAll(storage, "run"))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("run/plan.yaml")
        .hasMessageContaining("digest");
  }

  @Test
  void aRigFileThatIsNotTheRunsIsRefused() throws Exception {
    Storage storage = quiet();
    storage.replace("rig.yaml", new byte[] {'x'});
    assertThatThrownBy(() -> JudgeRun.readAll(storage, "run"))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("run/rig.yaml");
  }

  @Test
  void aHeaderOfAnotherRunIsRefused() throws Exception {
    Storage storage = quiet();
    String other = new String(header().bytes(), StandardCharsets.UTF_8).replace("SN-1\"", "SN-2\"");
    storage.replace(RunHeader.FILE, other.getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> JudgeRun.readAll(storage, "run"))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("run/run.json");
  }

  @Test
  void aMissingFileIsNamed() throws Exception {
    Storage storage = quiet();
    storage.delete("rig.yaml");
    assertThatThrownBy(() -> JudgeRun.readAll(storage, "run"))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("run/rig.yaml")
        .hasMessageContaining("no such file");
  }

  @Test
  void aChangedJournalIsDamage() throws Exception {
    Storage storage = quiet();
    String name = storage.list("journal").getFirst();
    String path = name.startsWith("journal/") ? name : "journal/" + name;
    byte[] bytes = storage.read(path).readAllBytes();
    bytes[bytes.length / 2] ^= 1;
    storage.replace(path, bytes);
    assertThatThrownBy(() -> JudgeRun.readAll(storage, "run")).isInstanceOf(JournalDamage.class);
  }

  @Test
  void aJournalThatNeverSaysWhichRunItIsIsRefused() throws Exception {
    RunScript anonymous =
        RunScript.quiet("SN-1", "after")
            .without(event -> !(event instanceof RunEnded))
            .endsAt(28_000, EndReason.COMPLETED, true);
    Storage storage = written(anonymous, true);
    assertThatThrownBy(() -> JudgeRun.readAll(storage, "run"))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("run.started");
  }

  @Test
  void theHeaderReadsItselfBack() {
    RunHeader begun = header();
    RunHeader ended = begun.with(RunState.ENDED, Optional.of(Verdict.FAIL));
    assertThat(RunHeader.parse(begun.bytes())).isEqualTo(begun);
    assertThat(RunHeader.parse(ended.bytes())).isEqualTo(ended);
    assertThatThrownBy(
            () ->
                RunHeader.parse(
                    new String(begun.bytes(), StandardCharsets.UTF_8)
                        .replace("\"format\":1", "\"format\":2")
                        .getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(JournalFormatException.class)
        .hasMessageContaining("format 2");
  }
}
