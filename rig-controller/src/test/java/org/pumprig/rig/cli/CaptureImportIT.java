package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run with thirteen faults in network namespaces, captured by tcpdump beside the rig, imported,
 * and held against what the journals say was injected; then the plan that was drafted is run again,
 * captured and imported again, and held against its own journals and against the original.
 */
@Tag("netns")
class CaptureImportIT {
  /** Name of the fault, its value as injected, and how far more than its error it may be off. */
  private static final List<Injected> SCENARIOS =
      List.of(
          new Injected("blackhole", 0, 0),
          new Injected("delay", 60_000_000, 0),
          new Injected("loss", 300_000, 40_000), // a draw of so few packets strays from 30 % itself
          new Injected("loss", 300_000, 40_000),
          new Injected("slowAcknowledgement", 200_000_000, 0),
          new Injected("missingAcknowledgement", 0, 0),
          new Injected("gatewayRestart", 0, 0),
          new Injected("blackhole", 0, 0),
          new Injected("delay", 150_000_000, 0),
          new Injected("delay", 100_000_000, 0),
          new Injected("errorAcknowledgement", 0, 0),
          new Injected("loss", 150_000, 40_000),
          new Injected("blackhole", 0, 0));

  @TempDir private Path folder;

  /**
   * An error is stated at 95 %, and 39 figures are held against theirs: more than this many beyond
   * it happen in one run of 1700. One that is off by three times its error never should.
   */
  private static final int MOST_BEYOND = 7;

  private static final int FAR = 3;

  /** Of thirteen scenarios both times of so many are within 100 ms. */
  private static final int NEAR_SCENARIOS = 8;

  /** A busy machine delays packets by itself, by less than was ever injected. */
  private static final long OWN_DELAY_NANOS = 50_000_000;

  /** Figures that lie beyond their stated error, and far beyond it. */
  private record Held(List<String> beyond, List<String> far) {
    void hold(long found, long least, long most, long error, String what) {
      long off = Math.max(0, Math.max(least - found, found - most));
      if (off > error) {
        beyond.add(what + ": off by " + off);
      }
      if (off > FAR * error) {
        far.add(what + ": off by " + off);
      }
    }
  }

  private record Injected(String fault, long value, long slack) {}

  @Test
  void whatWasInjectedIsFoundWithItsTimesAndFiguresAndSoItIsWhenItsPlanIsRunAgain()
      throws Exception {
    Path capture = folder.resolve("run.pcap");
    Path out = folder.resolve("out");
    captured(capture, "run", CaptureBench.write(folder.resolve("bench")), "--out", out);
    JsonNode imported = imported(capture, "imported");
    compare(imported, InjectedTimes.of(out), SCENARIOS, NEAR_SCENARIOS);
    assertThat(imported.toString()).doesNotContain("10.77.").doesNotContain("PUMPRIG_PUMP");
    for (String plan : List.of("compact.yaml", "exact.yaml")) {
      Path file = folder.resolve("imported").resolve(plan);
      Cli.Answer virtual = cli("simulate", file, "--out", folder.resolve("again-" + plan));
      assertThat(virtual.code()).as(plan + virtual).isIn(Exit.PASS, Exit.FAIL, Exit.INCONCLUSIVE);
    }

    Path drafted = folder.resolve("imported/compact.yaml");
    Path bench = folder.resolve("bench/rigs/again.yaml");
    Path again = folder.resolve("both");
    Cli.Answer both =
        cli(
            "incident",
            "rerun",
            capture,
            "--plan",
            drafted,
            "--on",
            bench,
            "--arm",
            "after",
            "--out",
            again,
            "--json");
    assertThat(both.code()).as(both.toString()).isIn(Exit.PASS, Exit.FAIL);
    List<JsonNode> asked = new ArrayList<>();
    imported.get("faults").forEach(asked::add);
    List<InjectedTimes> truth = InjectedTimes.of(again.resolve("run"));
    assertThat(truth).hasSameSizeAs(asked);
    List<Integer> lasting =
        IntStream.range(0, asked.size()).filter(i -> lasts(asked.get(i))).boxed().toList();
    assertThat(lasting).hasSizeGreaterThanOrEqualTo(8);
    compare(
        imported(again.resolve("rerun.pcap"), "reimported"),
        lasting.stream().map(truth::get).toList(),
        lasting.stream().map(i -> asked(asked.get(i))).toList(),
        NEAR_SCENARIOS - 1);
    measured(new ObjectMapper().readTree(both.out()), both.err());
    assertThat(Files.readString(folder.resolve("both/picture.svg")))
        .contains("its measured rerun")
        .doesNotContain("NOT MEASURED");
  }

  private Cli.Answer cli(Object... words) {
    return new Cli(folder.resolve("state")).run(words);
  }

  /** Runs a plan while tcpdump writes what the rig sees of its units. */
  private void captured(Path file, Object... words) throws Exception {
    CompletableFuture<Cli.Answer> run = CompletableFuture.supplyAsync(() -> cli(words));
    Process dump = captured(file);
    Cli.Answer answer = run.get();
    dump.destroy();
    dump.waitFor();
    Path out = (Path) words[words.length - 1];
    assertThat(Files.isDirectory(out.resolve("runs"))).as(answer.toString()).isTrue();
  }

  private JsonNode imported(Path capture, String name) throws IOException {
    Cli.Answer answer = cli("incident", "import", capture, "--out", folder.resolve(name), "--json");
    assertThat(answer.code()).as(answer.toString()).isZero();
    return new ObjectMapper().readTree(answer.out());
  }

  /** What a drafted plan asks for is what was fitted. */
  private static Injected asked(JsonNode fitted) {
    long slack = fitted.get("unit").asText().equals("ppm") ? 40_000 : 1_000_000;
    return new Injected(fitted.get("fault").asText(), fitted.get("value").asLong(), slack);
  }

  /** A busy machine stutters by itself; whatever lasts is told from that. */
  private static boolean lasts(JsonNode fault) {
    return fault.get("endNanos").asLong() - fault.get("startNanos").asLong() >= 1_500_000_000;
  }

  private static boolean machinesOwn(JsonNode fault) {
    return fault.get("fault").asText().equals("delay")
        && fault.get("value").asLong() < OWN_DELAY_NANOS;
  }

  /**
   * Both captures beside each other. Each was held against its own journals; how alike their times
   * are is the rig's doing, which a busy machine makes switch late, so these are only told.
   */
  private static void measured(JsonNode both, String told) {
    assertThat(both.get("pairs")).as(told).hasSizeGreaterThanOrEqualTo(8);
    System.getLogger("measured").log(System.Logger.Level.INFO, told);
    assertThat(both.get("pairs").findValues("switchedOnLateNanos"))
        .as("faults whose switching stands in the rerun's journal: " + told)
        .hasSizeGreaterThanOrEqualTo(6);
    assertThat(both.get("distancePpm").asLong()).as(told).isLessThan(250_000);
    assertThat(both.get("comparableNanos").asLong()).as(told).isGreaterThan(30_000_000_000L);
  }

  private static void compare(
      JsonNode imported, List<InjectedTimes> truth, List<Injected> scenarios, int nearest) {
    String told = imported.toString();
    assertThat(truth).as(told).hasSameSizeAs(scenarios);
    JsonNode faults = imported.get("faults");
    long zero =
        imported.get("firstWallMicros").asLong() * 1_000
            + imported.get("firstNanosOfMicro").asLong();
    var wrong = new ArrayList<String>();
    var held = new Held(new ArrayList<>(), new ArrayList<>());
    var left = new ArrayList<JsonNode>();
    faults.forEach(left::add);
    int near = 0;
    for (int i = 0; i < scenarios.size(); i++) {
      Injected injected = scenarios.get(i);
      InjectedTimes was = truth.get(i);
      String switched = " switched on in " + was.on() + ", off in " + was.off() + " ns";
      JsonNode found = nearest(left, injected.fault, was.appliedNanos - zero);
      if (found == null) {
        String missing = i + " " + injected + " was not found;" + switched;
        (was.switchedLate() ? held.beyond : wrong).add(missing);
        continue;
      }
      left.remove(found);
      String where = i + " " + found + switched;
      long start = zero + found.get("startNanos").asLong();
      long startError = Math.max(InjectedTimes.NEAR_NANOS, found.get("startErrorNanos").asLong());
      held.hold(start, was.fromNanos, was.appliedNanos, startError, where + " began");
      long end = zero + found.get("endNanos").asLong();
      long endError = Math.max(InjectedTimes.NEAR_NANOS, found.get("endErrorNanos").asLong());
      near += was.near(start, end) ? 1 : 0;
      held.hold(end, was.firstRevertedNanos, was.revertedNanos, endError, where + " ended");
      long error = found.get("valueError").asLong() + injected.slack;
      held.hold(found.get("value").asLong(), injected.value, injected.value, error, where + " was");
    }
    wrong.addAll(held.far);
    assertThat(near).as("both times within 100 ms: " + told).isGreaterThanOrEqualTo(nearest);
    assertThat(held.beyond).as(told).hasSizeLessThanOrEqualTo(MOST_BEYOND);
    left.removeIf(each -> !lasts(each) || machinesOwn(each));
    left.forEach(each -> wrong.add("nobody injected " + each));
    assertThat(wrong).as(told).isEmpty();
  }

  private static @org.jspecify.annotations.Nullable JsonNode nearest(
      List<JsonNode> faults, String name, long startNanos) {
    return faults.stream()
        .filter(each -> each.get("fault").asText().equals(name))
        .min(
            java.util.Comparator.comparingLong(
                each -> Math.abs(each.get("startNanos").asLong() - startNanos)))
        .orElse(null);
  }

  /** Begins as soon as the rig's interface towards the pumps is up. */
  private static Process captured(Path file) throws IOException {
    String prefix = "pumprig-" + ProcessHandle.current().pid() + "-";
    String rig =
        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .pollInterval(Duration.ofMillis(50))
            .until(() -> rig(prefix), name -> !name.isEmpty());
    return new ProcessBuilder(
            "ip",
            "netns",
            "exec",
            rig,
            "tcpdump",
            "-Z",
            "root",
            "-i",
            "unit0",
            "-U",
            "-B",
            "8192",
            "-w",
            file.toString(),
            "tcp or icmp")
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** The namespace of the rig whose bench has as many units, once its interface is up. */
  private static String rig(String prefix) throws Exception {
    for (String line : said("ip", "netns", "list").lines().toList()) {
      String name = line.split(" ", 2)[0];
      if (name.startsWith(prefix) && name.endsWith(CaptureBench.LAST)) {
        String rig = name.substring(0, name.length() - CaptureBench.LAST.length() + 1) + "rig";
        if (said("ip", "netns", "exec", rig, "ip", "link", "show", "unit0").contains("LOWER_UP")) {
          return rig;
        }
      }
    }
    return "";
  }

  private static String said(String... words) throws Exception {
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return text;
  }
}
