package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.fault.FaultLedger;
import org.pumprig.fault.LedgerEntry;
import org.pumprig.host.DirectoryStorage;
import org.pumprig.rig.cli.Cli.Answer;
import org.pumprig.rig.event.EndReason;
import org.pumprig.rig.event.FailSafeRecord.WatchdogSeen;
import org.pumprig.rig.judge.RunHeader;
import org.pumprig.rig.judge.RunState;
import org.pumprig.rig.judge.Verdict;
import org.pumprig.rig.rundir.JudgedRun;
import org.pumprig.rig.rundir.VerifiedRun;

/** The command as a process of its own, killed and told to stop in the middle of the stress. */
@Tag("realtime")
class KillIT {
  private static final int SIGTERM_EXIT = 128 + 15;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;
  private Workbench bench = new Workbench(Path.of(""));
  private final List<Process> started = new ArrayList<>();

  @BeforeEach
  void write() throws Exception {
    bench = Workbench.in(folder.resolve("bench"));
  }

  @AfterEach
  void endOurChildren() {
    started.forEach(Process::destroyForcibly);
  }

  private Path state() {
    return folder.resolve("state");
  }

  private Cli.Answer cli(Object... args) {
    return new Cli(state()).run(args);
  }

  private Process start(String name) throws IOException {
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "run",
            bench.plan().toString(),
            "--out",
            folder.resolve(name).toString());
    var builder = new ProcessBuilder(command);
    builder.environment().put("PUMPRIG_STATE_DIR", state().toString());
    builder.redirectErrorStream(true).redirectOutput(folder.resolve(name + ".log").toFile());
    Process process = builder.start();
    started.add(process);
    return process;
  }

  private String log(String name) throws IOException {
    return Files.readString(folder.resolve(name + ".log"));
  }

  private List<LedgerEntry> ledger() throws IOException {
    if (!Files.isDirectory(state().resolve("ledger"))) {
      return List.of();
    }
    return new FaultLedger(new DirectoryStorage(state().resolve("ledger")), "test").openEntries();
  }

  private List<LedgerEntry> openOf(Process process) throws IOException {
    return ledger().stream().filter(entry -> entry.pid() == process.pid()).toList();
  }

  private List<LedgerEntry> awaitFaults(Process process, int atLeast) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .failFast("the command ended", () -> !process.isAlive())
        .until(() -> openOf(process), entries -> entries.size() >= atLeast);
  }

  /** SIGKILL; then nothing listens where it did, and no child of it lives. */
  private void kill(Process process, List<LedgerEntry> open) throws Exception {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly();
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(children).noneMatch(ProcessHandle::isAlive);
    for (LedgerEntry entry : open) {
      try (var free = new ServerSocket()) {
        free.setReuseAddress(true);
        free.bind(new java.net.InetSocketAddress(entry.target().host(), entry.target().port()));
        assertThat(free.isBound()).as("nobody listens on %s", entry.target()).isTrue();
      }
    }
  }

  private Answer judge(Path campaign) throws IOException {
    var args = new ArrayList<Object>(List.of("judge"));
    args.addAll(Workbench.runs(campaign));
    return cli(args.toArray());
  }

  private void allRuns(Path campaign, Predicate<JudgedRun> what) throws Exception {
    List<Path> runs = Workbench.runs(campaign);
    assertThat(runs).hasSize(2);
    for (Path run : runs) {
      assertThat(VerifiedRun.read(run)).as(run.toString()).matches(what);
    }
  }

  private static Verdict verdict(JudgedRun run) {
    return run.verdict().overall();
  }

  private static boolean endedAs(JudgedRun run, EndReason reason) {
    return run.verdict().facts().course().end().equals(java.util.Optional.of(reason));
  }

  @Test
  void whatAKilledRunLeftIsUndoneByRecover() throws Exception {
    Path out = folder.resolve("killed");
    Process process = start("killed");
    List<LedgerEntry> open = awaitFaults(process, 2);
    kill(process, open);

    allRuns(out, run -> verdict(run) == Verdict.INCONCLUSIVE);
    Answer cut = judge(out);
    assertThat(cut.code()).as(cut.toString()).isEqualTo(Exit.INCONCLUSIVE);
    assertThat(cut.out()).contains("The journal is not whole");
    for (Path run : Workbench.runs(out)) {
      assertThat(header(run).state()).isEqualTo(RunState.RUNNING);
    }

    Answer recovered = cli("recover");
    assertThat(recovered.code()).as(recovered.toString()).isZero();
    for (LedgerEntry entry : open) {
      assertThat(recovered.out())
          .contains("undone: " + entry.faultId() + " of " + entry.runId())
          .contains(entry.runId() + ": ended as interrupted, verdict inconclusive");
    }
    allRuns(
        out, run -> endedAs(run, EndReason.INTERRUPTED) && verdict(run) == Verdict.INCONCLUSIVE);
    for (Path run : Workbench.runs(out)) {
      assertThat(header(run).state()).isEqualTo(RunState.ENDED);
      assertThat(header(run).verdict()).contains(Verdict.INCONCLUSIVE);
    }
    assertThat(judge(out).code()).isEqualTo(Exit.INCONCLUSIVE);
    var settled = Workbench.everything(out);
    assertThat(cli("recover").out()).isEqualTo("Nothing to undo.\n");
    assertThat(Workbench.everything(out)).isEqualTo(settled);
  }

  private static RunHeader header(Path run) throws IOException {
    return RunHeader.parse(Files.readAllBytes(run.resolve("run.json")));
  }

  @Test
  void aTripBeforeTheKillStaysAFailureAndTheNextRunUndoesAndIsToldToStop() throws Exception {
    Process first = start("first");
    awaitFaults(first, 2);
    Awaitility.await()
        .atMost(PATIENCE)
        .failFast("the command ended", () -> !first.isAlive())
        .until(() -> journalsOf("first").contains(WatchdogSeen.KIND));
    kill(first, openOf(first));
    Answer judged = judge(folder.resolve("first"));
    assertThat(judged.code()).as(judged.toString()).isEqualTo(Exit.FAIL);
    assertThat(judged.out()).contains("-before-", ": fail").contains(": inconclusive");

    Process second = start("second");
    awaitFaults(second, 2);
    Answer refused = cli("run", bench.plan(), "--out", folder.resolve("third"));
    assertThat(refused.code()).isEqualTo(Exit.USAGE);
    assertThat(refused.err())
        .contains(
            "another session is running on this machine (pid " + second.pid() + ", session 2)");
    assertThat(folder.resolve("third")).doesNotExist();
    assertThat(cli("recover").code()).isEqualTo(Exit.USAGE);

    second.destroy();
    assertThat(second.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(second.exitValue()).as(log("second")).isEqualTo(SIGTERM_EXIT);
    assertThat(log("second"))
        .contains(": ended as interrupted, verdict fail")
        .contains("aborted", "Report: ")
        .doesNotContain("programming error");
    allRuns(folder.resolve("first"), run -> endedAs(run, EndReason.INTERRUPTED));
    assertThat(judge(folder.resolve("first")).code()).isEqualTo(Exit.FAIL);

    allRuns(
        folder.resolve("second"),
        run ->
            endedAs(run, EndReason.ABORTED)
                && verdict(run) == Verdict.ABORTED
                && run.verdict().facts().course().safe()
                && run.verdict().facts().course().cut().isEmpty()
                && run.header().state() == RunState.ENDED);
    assertThat(judge(folder.resolve("second")).code()).isEqualTo(Exit.ABORTED);
    assertThat(folder.resolve("second/campaign.json")).content().contains("\"exitCode\":4");
    assertThat(ledger()).isEmpty();
    assertThat(cli("recover").out()).isEqualTo("Nothing to undo.\n");
  }

  private String journalsOf(String name) throws IOException {
    var text = new StringBuilder();
    for (Path run : Workbench.runs(folder.resolve(name))) {
      text.append(Files.readString(run.resolve("journal/00000001.jsonl")));
    }
    return text.toString();
  }
}
