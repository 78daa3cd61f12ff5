package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
import org.pumprig.rig.judge.RunHeader;
import org.pumprig.rig.judge.RunState;
import org.pumprig.rig.judge.Verdict;
import org.pumprig.rig.rundir.JudgedRun;
import org.pumprig.rig.rundir.VerifiedRun;
import org.pumprig.seed.Seed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The command as a process of its own, killed, and its campaign gone on with. */
class ResumeIT {
  private static final Logger LOG = LoggerFactory.getLogger(ResumeIT.class);
  private static final long PATIENCE_SECONDS = 60;

  @TempDir private Path folder;
  private Workbench bench = new Workbench(Path.of(""));
  private final List<Process> started = new ArrayList<>();

  /** A plan of seven seconds with one unit and one arm. */
  @BeforeEach
  void write() throws Exception {
    bench = Workbench.in(folder.resolve("bench"));
    bench.change("plans/short.yaml", "  - {name: before, firmware: before, expect: fail}\n", "");
    bench.change("plans/short.yaml", "units: all", "units: [SN-1001]");
    bench.change(
        "plans/short.yaml",
        "{settle: 2s, stress: 6s, recover: 3s, check: 5s}",
        "{settle: 500ms, stress: 5s, recover: 700ms, check: 500ms}");
    bench.change(
        "plans/short.yaml",
        "    - {fault: refuse, times: 1, lasts: 1200ms, cutEstablished: true}\n",
        "");
    bench.change(
        "plans/short.yaml",
        "    - {fault: stall, times: 1, lasts: 1300ms}\n",
        "    - {fault: stall, times: 1, lasts: 700ms}\n");
    bench.change(
        "plans/short.yaml",
        "    - {fault: reset, times: 1, lasts: 1200ms, after: 50ms}\n",
        "    - {fault: reset, times: 1, lasts: 700ms, after: 50ms}\n");
    bench.change(
        "plans/short.yaml", "    - {fault: gatewayRestart, times: 1, lasts: 1200ms}\n", "");
    String plan = Files.readString(bench.plan());
    bench.write("plans/short.yaml", plan.substring(0, plan.indexOf("\ncomparison:") + 1));
  }

  @AfterEach
  void endOurChildren() {
    started.forEach(Process::destroyForcibly);
  }

  private Path state() {
    return folder.resolve("state");
  }

  private Process start(Path out) throws IOException {
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
            out.toString());
    var builder = new ProcessBuilder(command);
    builder.environment().put("PUMPRIG_STATE_DIR", state().toString());
    builder.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile());
    Process process = builder.start();
    started.add(process);
    return process;
  }

  private static void kill(Process process) throws InterruptedException {
    process.destroyForcibly();
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
  }

  private static boolean journalHolds(Path out, String text) throws IOException {
    Path runs = out.resolve("runs");
    if (!Files.isDirectory(runs)) {
      return false;
    }
    for (Path run : Workbench.runs(out)) {
      Path journal = run.resolve("journal/00000001.jsonl");
      if (Files.exists(journal) && Files.readString(journal).contains(text)) {
        return true;
      }
    }
    return false;
  }

  private void awaitRecord(Process process, Path out, String text) {
    Awaitility.await()
        .atMost(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .pollInterval(20, TimeUnit.MILLISECONDS)
        .failFast("the command ended", () -> !process.isAlive())
        .until(() -> journalHolds(out, text));
  }

  private void nothingIsLeft() throws IOException {
    Path ledger = state().resolve("ledger");
    if (Files.isDirectory(ledger)) {
      assertThat(new FaultLedger(new DirectoryStorage(ledger), "test").openEntries()).isEmpty();
    }
  }

  @Test
  @Tag("realtime")
  void aKilledRunGoesOnAfterTheMachinesStartAndItsOutageIsBlind() throws Exception {
    Path out = folder.resolve("killed");
    Process process = start(out);
    awaitRecord(process, out, "\"k\":\"fault.applied\"");
    kill(process);
    assertThat(new Cli(state()).run("recover", "--keep-runs").code()).isZero();

    Cli.Answer answer = new Cli(state()).run("run", "--resume", out);
    assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.INCONCLUSIVE);
    Path run = Workbench.runs(out).getFirst();
    JudgedRun judged = VerifiedRun.read(run);
    var course = judged.verdict().facts().course();
    assertThat(course.end()).contains(EndReason.COMPLETED);
    assertThat(course.epochs()).isEqualTo(2);
    assertThat(course.safe()).isTrue();
    assertThat(judged.header().state()).isEqualTo(RunState.ENDED);
    assertThat(judged.verdict().overall()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(journalHolds(out, "\"k\":\"unit.found\"")).isTrue();
    assertThat(journalHolds(out, "cut short: the controller was not running")).isTrue();
    nothingIsLeft();

    Cli.Answer again = new Cli(state()).run("run", "--resume", run);
    assertThat(again.code()).isEqualTo(Exit.USAGE);
    assertThat(again.err()).contains("every run in " + out + " has ended");
  }

  private static void awaitFirstRun(Process process, Path out) {
    Awaitility.await()
        .atMost(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .pollInterval(5, TimeUnit.MILLISECONDS)
        .until(() -> hasRun(out) || !process.isAlive());
  }

  private static boolean hasRun(Path out) throws IOException {
    return Files.isDirectory(out.resolve("runs")) && !Workbench.runs(out).isEmpty();
  }

  private static boolean anyHeader(Path out) throws IOException {
    return Workbench.runs(out).stream().anyMatch(run -> Files.exists(run.resolve(RunHeader.FILE)));
  }

  @Test
  @Tag("perf")
  void howeverOftenAndWheneverItIsKilledNothingIsLeftAndNothingPasses() throws Exception {
    int kills = Integer.getInteger("pumprig.kills", 200);
    var random = new Seed(20_261_127).stream("kills");
    int resumed = 0;
    int underWay = 0;
    int unbegun = 0;
    for (int i = 0; i < kills; i++) {
      Path out = folder.resolve("killed-" + i);
      long afterMillis = random.nextBetween(0, 7_500);
      Process process = start(out);
      awaitFirstRun(process, out); // however long this machine takes to start it
      boolean ended = process.waitFor(afterMillis, TimeUnit.MILLISECONDS);
      kill(process);
      String label = "kill %d after %d ms".formatted(i, afterMillis);
      if (ended || !hasRun(out)) {
        continue; // after its end
      }
      boolean began = journalHolds(out, "\"k\":\"run.started\"");
      boolean over = journalHolds(out, "\"k\":\"run.ended\"");
      boolean anyHeader = anyHeader(out);
      Cli.Answer answer = new Cli(state()).run("run", "--resume", out);
      if (!anyHeader) { // between a run's directory and its header: nothing was done to any unit
        assertThat(answer.code()).as("%s: %s", label, answer).isEqualTo(Exit.USAGE);
        assertThat(answer.err()).as(label).contains("holds no run that was begun; start it anew");
        nothingIsLeft();
        unbegun++;
        continue;
      }
      resumed++;
      underWay += began && !over ? 1 : 0;
      if (began && !over) {
        assertThat(answer.code()).as("%s: %s", label, answer).isIn(Exit.INCONCLUSIVE, Exit.FAIL);
      }
      for (Path run : Workbench.runs(out)) {
        JudgedRun judged = VerifiedRun.read(run);
        assertThat(judged.verdict().facts().course().safe()).as(label).isTrue();
        assertThat(judged.verdict().facts().course().cut()).as(label).isEmpty();
      }
      nothingIsLeft();
    }
    LOG.info(
        "{} kills: {} resumed, {} of them while the run was under way; {} before any header",
        kills,
        resumed,
        underWay,
        unbegun);
    assertThat(resumed).as("campaigns resumed").isGreaterThan(kills / 4);
  }
}
