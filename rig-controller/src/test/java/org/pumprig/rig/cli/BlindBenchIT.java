package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.pumprig.rig.cli.Cli.Answer;
import org.pumprig.rig.qualification.BlindFault;
import org.pumprig.rig.qualification.BlindList;

/**
 * Blind trials as two persons do them: Bo draws a list and acts on the gateway, Ada runs the rig,
 * enters the digest and answers the steps; then the list is revealed.
 */
@Tag("realtime")
@Isolated
class BlindBenchIT {
  private static final int TRIALS = 3;

  private static final String STEPS =
      """
      operatorSteps:
        - {id: blind-list, text: Enter the digest, at: 1s, within: 7s, entry: SHA-256, effect: [infusing]}
        - {id: blind-1, text: Have the first done, at: 9s, within: 13s, effect: [infusing]}
        - {id: blind-2, text: Have the second done, at: 23s, within: 13s, effect: [infusing]}
        - {id: blind-3, text: Have the third done, at: 37s, within: 13s, effect: [infusing]}
      watch:\
      """;

  @TempDir private Path folder;

  private Answer cli(Object... args) {
    return new Cli(folder.resolve("state")).run(args);
  }

  private Workbench bench(int port) throws Exception {
    Workbench bench = Workbench.in(folder.resolve("bench"));
    bench.write(
        "rigs/short.yaml",
        Files.readString(bench.path("rigs/short.yaml"))
            + "gateway: {host: 127.0.0.1, port: "
            + port
            + ", stop: [\"true\"], start: [\"true\"]}\n");
    String plan = Files.readString(bench.plan());
    bench.write(
        "plans/short.yaml",
        plan.substring(0, plan.indexOf("\ncomparison:") + 1)
            .replace("  - {name: before, firmware: before, expect: fail}\n", "")
            .replace("units: all", "units: [SN-1001]")
            .replace("settle: 2s, stress: 6s", "settle: 1s, stress: 50s")
            .replaceAll("    - \\{fault: (refuse|reset|stall|gatewayRestart).*\n", "")
            .replace(
                "  windows:\n",
                "  windows:\n"
                    + "    - {fault: latency, at: 500ms, lasts: 2s, delay: 50ms, jitter: 10ms}\n")
            .replace("acknowledgementWithin: 600ms", "acknowledgementWithin: 1s")
            .replace("watch:", STEPS));
    return bench;
  }

  private void answer(Path out, String step, Object... more) {
    var words = new ArrayList<Object>(List.of("attend", out, "--step", step, "--by", "Ada"));
    words.addAll(List.of(more));
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(200))
        .until(() -> cli(words.toArray()).code() == Exit.PASS);
  }

  private void asked(CompletableFuture<Answer> running, Path out, String step) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> running.isDone() || cli("attend", out).out().contains(step));
    assertThat(running.isDone()).as(() -> "the run ended: " + running.join()).isFalse();
  }

  private static void pass(Duration time) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(time.toMillis());
  }

  private Answer validate(Workbench bench, Path out, String record, Object... more)
      throws Exception {
    var words = new ArrayList<Object>(List.of("validate", "--rig", bench.path("rigs/short.yaml")));
    words.addAll(Workbench.runs(out));
    words.addAll(List.of("--key", folder.resolve("lab.key"), "--out", folder.resolve(record)));
    words.addAll(List.of(more));
    return cli(words.toArray());
  }

  @Test
  void whatASecondPersonChoseIsSeenAndHeldAgainstTheirListOnceItIsRevealed() throws Exception {
    assertThat(cli("key", "new", folder.resolve("lab.key")).code()).isZero();
    Path file = folder.resolve("bo.yaml");
    assertThat(cli("blind-list", file, "--by", "Bo", "--trials", TRIALS).code()).isZero();
    BlindList list = BlindList.read(file);
    Path out = folder.resolve("out");
    Workbench bench;
    try (var gateway = new MoodyGateway()) {
      bench = bench(gateway.port());
      var running = CompletableFuture.supplyAsync(() -> cli("run", bench.plan(), "--out", out));
      asked(running, out, "blind-list");
      answer(out, "blind-list", "--entry", list.digest());
      for (int trial = 1; trial <= TRIALS; trial++) {
        asked(running, out, "blind-" + trial);
        gateway.begin(list.faults().get(trial - 1));
        pass(Duration.ofSeconds(3));
        gateway.end();
        pass(Duration.ofSeconds(3));
        answer(out, "blind-" + trial);
      }
      Answer ran = running.get(180, TimeUnit.SECONDS);
      assertThat(ran.code()).as("%s", ran).isIn(Exit.PASS, Exit.INCONCLUSIVE);
    }

    String saw = list.faults().stream().map(BlindFault::word).collect(Collectors.joining(", "));
    Answer before = validate(bench, out, "unrevealed");
    assertThat(before.code()).as("%s", before).isEqualTo(Exit.INCONCLUSIVE);
    assertThat(before.out()).contains("reveal it with --blind-list; the rig saw " + saw);

    Answer after = validate(bench, out, "revealed", "--blind-list", file);
    assertThat(after.out())
        .as("%s", after)
        .containsPattern("blind faults +shown +3 of 3 as chosen by Bo: " + saw)
        .contains("a guess would match once in 27");
    assertThat(folder.resolve("revealed/data/blind-" + list.digest() + ".yaml"))
        .hasSameBinaryContentAs(file);
    assertThat(cli("verify", folder.resolve("revealed")).code()).isZero();

    String other = saw.startsWith("none") ? "cut" : "none";
    Path made = folder.resolve("made-to-fit.yaml");
    Files.writeString(
        made, Files.readString(file).replaceFirst("trials: \\[\\w+", "trials: [" + other));
    assertThat(validate(bench, out, "made-to-fit", "--blind-list", made).out())
        .contains("no list with the digest that was told");
  }
}
