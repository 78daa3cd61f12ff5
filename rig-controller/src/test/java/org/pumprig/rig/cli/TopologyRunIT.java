package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.digest.ContentDigest;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.host.LocalCommands;

/**
 * Whole runs on pumps, rig and gateway in network namespaces, and what is left when one is killed.
 */
@Tag("netns")
class TopologyRunIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String LOSS = "loss, rate: 40 %, backEnd: tap, at: 4s, lasts: 1500ms";
  private static final long PROGRAM_NANOS = 10_000_000_000L;

  @TempDir private Path folder;

  private Workbench bench(String kind) throws IOException {
    Workbench bench = Workbench.in(folder.resolve("bench"));
    bench.write(
        "rigs/short.yaml",
        Fixtures.text("rigs/" + kind + ".yaml").replace("statusEvery: 1s", "statusEvery: 400ms"));
    return bench;
  }

  private Path state() {
    return folder.resolve("state");
  }

  @Test
  void aRoutedRunIsJudgedAsOneOnLoopbackAndItsPathIsInTheJournal() throws Exception {
    Workbench bench = bench("router");
    Path out = folder.resolve("out");

    Cli.Answer answer = new Cli(state()).run("run", bench.plan(), "--out", out, "--arm", "after");

    assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.PASS);
    for (Path run : Workbench.runs(out)) {
      assertThat(journal(run))
          .contains("\"k\":\"path.checked\"")
          .contains("\"crossing\":\"yes\"")
          .contains("\"detour\":\"no\"");
    }
    assertThat(namespaces(ProcessHandle.current().pid())).isEmpty();
  }

  @Test
  void aPlansPacketFaultActsInTheKernelAndTheRunIsJudged() throws Exception {
    Workbench bench = bench("router");
    bench.change(
        "plans/short.yaml",
        "{fault: stall, times: 1, lasts: 1300ms}",
        "{fault: blackhole, times: 1, lasts: 1300ms}");
    Path out = folder.resolve("out");

    Cli.Answer answer = new Cli(state()).run("run", bench.plan(), "--out", out, "--arm", "after");

    assertThat(answer.code()).as(answer.toString()).isIn(Exit.PASS, Exit.INCONCLUSIVE);
    for (Path run : Workbench.runs(out)) {
      String counts =
          journal(run)
              .lines()
              .filter(line -> line.contains("towardsGateway.lost"))
              .findFirst()
              .orElse("");
      assertThat(counts)
          .as(run.toString())
          .containsPattern("\"name\":\"towardsGateway\\.lost\",\"value\":[1-9]");
    }
  }

  @Test
  void aUnitsLinkGoesDownAndFlapsAndNobodyElseNotices() throws Exception {
    Workbench bench = bench("bridge");
    linkFaults(bench);
    Path out = folder.resolve("out");

    Cli.Answer answer = new Cli(state()).run("run", bench.plan(), "--out", out, "--arm", "after");

    assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.PASS);
    for (Path run : Workbench.runs(out)) {
      String journal = journal(run);
      if (run.toString().contains("SN-1001")) {
        for (String fault : List.of("linkDown", "linkFlapping")) {
          assertThat(lines(journal, "fault.proven", fault))
              .as(fault)
              .singleElement()
              .asString()
              .contains("\"witness\":\"carrier\"");
          assertThat(lines(journal, "fault.recovered", fault)).as(fault).hasSize(1);
        }
        assertThat(journal).contains("eth0 has no carrier and has lost it 1 times since");
      } else {
        assertThat(journal).doesNotContain("\"k\":\"fault.");
        assertThat(lines(journal, "error.counted", "")).as("the other's traffic").isEmpty();
        assertThat(lines(journal, "wire.acknowledged", "")).hasSizeGreaterThan(20);
      }
    }
    assertThat(namespaces(ProcessHandle.current().pid())).isEmpty();
  }

  @Test
  void whatTheRelayDidIsInTheJournalAndTouchedPacketsAreInTheRunsDirectory() throws Exception {
    Workbench bench = bench("bridge");
    bench.change("rigs/short.yaml", "namespaces: made", "namespaces: made\n  relay: true");
    linkFaults(bench);
    bench.write("plans/traces/ward.csv", "time,delay,loss,rate\n0 s,60 ms,,\n1 s,70 ms,,\n");
    bench.change(
        "plans/short.yaml", "linkDown, at: 500ms", "trace, file: traces/ward.csv, at: 500ms");
    bench.change(
        "plans/short.yaml", "linkFlapping, at: 4s, lasts: 1500ms, down: 200ms, up: 300ms", LOSS);
    Path out = folder.resolve("out");

    Cli.Answer answer = new Cli(state()).run("run", bench.plan(), "--out", out, "--arm", "after");

    assertThat(answer.code()).as(answer.toString()).isIn(Exit.PASS, Exit.INCONCLUSIVE);
    for (Path run : Workbench.runs(out)) {
      String journal = journal(run);
      if (run.toString().contains("SN-1002")) {
        assertThat(journal).doesNotContain("\"k\":\"packets.");
        assertThat(run.resolve("raw")).doesNotExist();
        continue;
      }
      assertThat(lines(journal, "packets.counted", "towardsGateway"))
          .hasSizeBetween(2, 8)
          .anyMatch(line -> line.matches(".*\"lost\":[1-9].*"));
      List<String> captured = lines(journal, "packets.captured", "");
      assertThat(captured).hasSize(2);
      try (Stream<Path> files = Files.list(run.resolve("raw"))) {
        for (Path file : files.toList()) {
          assertThat(captured)
              .anyMatch(
                  line ->
                      line.contains("\"file\":\"raw/" + file.getFileName() + "\"")
                          && line.contains(digest(file))
                          && line.matches(".*\"packets\":[1-9].*"));
        }
      }
      assertThat(lines(journal, "effect.done", "delayedUpTo."))
          .anyMatch(
              line -> line.matches(".*\"towardsGateway.delayedUpTo.67108863\",\"value\":[1-9].*"));
      assertThat(lines(journal, "fault.ineffective", "")).isEmpty();
      assertThat(lines(journal, "fault.proven", "-trace-"))
          .as("a trace on a real relay")
          .hasSize(1);
      judgedByItsRawFiles(run);
    }
  }

  /** A capture that was changed is refused; one that is missing is said, and the verdict stands. */
  private void judgedByItsRawFiles(Path run) throws Exception {
    Cli.Answer whole = new Cli(state()).run("judge", run);
    assertThat(whole.err()).doesNotContain("raw/");
    Path capture;
    try (Stream<Path> files = Files.list(run.resolve("raw"))) {
      capture = files.sorted().findFirst().orElseThrow();
    }
    byte[] content = Files.readAllBytes(capture);
    content[content.length / 2] ^= 1;
    Files.write(capture, content);
    Cli.Answer changed = new Cli(state()).run("judge", run);
    assertThat(changed.code()).as(changed.toString()).isEqualTo(Exit.USAGE);
    assertThat(changed.err()).contains("raw/" + capture.getFileName(), "but the journal says");
    Files.delete(capture);
    Cli.Answer missing = new Cli(state()).run("judge", run);
    assertThat(missing.code()).isEqualTo(whole.code());
    assertThat(missing.out()).isEqualTo(whole.out());
    assertThat(missing.err())
        .contains("raw/" + capture.getFileName() + ": missing, though the journal names it");
  }

  private static String digest(Path file) {
    try {
      return ContentDigest.hex(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void linkFaults(Workbench bench) throws IOException {
    String windows =
        """
            - {fault: refuse, times: 1, lasts: 1200ms, cutEstablished: true}
            - {fault: stall, times: 1, lasts: 1300ms}
            - {fault: reset, times: 1, lasts: 1200ms, after: 50ms}
            - {fault: gatewayRestart, times: 1, lasts: 1200ms}
        """;
    String links =
        """
            - {fault: linkDown, at: 500ms, lasts: 1500ms, target: [SN-1001]}
            - {fault: linkFlapping, at: 4s, lasts: 1500ms, down: 200ms, up: 300ms, target: [SN-1001]}
        """;
    bench.change("plans/short.yaml", windows, links);
    bench.change("plans/short.yaml", "within: 3s", "within: 10s");
    bench.change("plans/short.yaml", "stress: 6s, recover: 3s", "stress: 9s, recover: 6s");
  }

  private static List<String> lines(String journal, String kind, String text) {
    return journal
        .lines()
        .filter(line -> line.contains("\"k\":\"" + kind + "\"") && line.contains(text))
        .toList();
  }

  @Test
  void aKilledRigLeavesNoDaemonAndRecoverRemovesItsNamespaces() throws Exception {
    Process process = start(bench("router"));
    try {
      Awaitility.await()
          .atMost(PATIENCE)
          .failFast("the command ended", () -> !process.isAlive())
          .until(() -> Files.exists(folder.resolve("out")) && daemons(process).size() == 2);
      List<ProcessHandle> daemons = daemons(process);

      process.destroyForcibly();
      assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

      Awaitility.await()
          .atMost(Duration.ofSeconds(5))
          .until(() -> daemons.stream().noneMatch(ProcessHandle::isAlive));
      assertThat(namespaces(process.pid())).isNotEmpty();
      Cli.Answer recovered = new Cli(state()).run("recover");
      assertThat(recovered.code()).as(recovered.toString()).isEqualTo(Exit.PASS);
      assertThat(namespaces(process.pid())).isEmpty();
      assertThat(folders(process.pid())).isEmpty();
      assertThat(new Cli(state()).run("recover").out()).contains("Nothing to undo.");
    } finally {
      process.destroyForcibly();
    }
  }

  private Process start(Workbench bench) throws IOException {
    var builder =
        new ProcessBuilder(
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
            folder.resolve("out").toString());
    builder.environment().put("PUMPRIG_STATE_DIR", state().toString());
    builder.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile());
    return builder.start();
  }

  private static List<ProcessHandle> daemons(Process process) {
    return process
        .descendants()
        .filter(
            each ->
                each.info()
                    .command()
                    .map(command -> command.toLowerCase(Locale.ROOT))
                    .filter(command -> command.endsWith("/dnsmasq") || command.endsWith("/chronyd"))
                    .isPresent())
        .toList();
  }

  private static List<String> namespaces(long pid) throws IOException {
    return LocalCommands.here()
        .run(List.of("ip", "netns", "list"), "", PROGRAM_NANOS)
        .output()
        .lines()
        .filter(line -> line.startsWith("pumprig-" + pid + "-"))
        .toList();
  }

  private static List<Path> folders(long pid) throws IOException {
    try (Stream<Path> run = Files.list(Path.of("/run"))) {
      return run.filter(each -> each.getFileName().toString().startsWith("pumprig-" + pid + "-"))
          .toList();
    }
  }

  private static String journal(Path run) throws IOException {
    return Files.readString(run.resolve("journal/00000001.jsonl"));
  }
}
