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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.host.DirectoryStorage;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.EventCodec;
import org.pumprig.rig.event.FaultRecord.FaultApplied;
import org.pumprig.rig.event.FaultRecord.FaultReverted;
import org.pumprig.rig.event.FaultRecord.FaultScheduled;
import org.pumprig.rig.event.Lifecycle.RunStarted;
import org.pumprig.rig.journal.JournalReader;

/**
 * A run with ten faults in network namespaces, captured by tcpdump beside the rig, imported, and
 * held against what the journals say was injected; then the plan that was drafted is run again,
 * captured and imported again, and held against its own journals and against the original.
 */
@Tag("netns")
class CaptureImportIT {
  private static final long NEAR_NANOS = 100_000_000;

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
          new Injected("delay", 100_000_000, 0));

  @TempDir private Path folder;

  /**
   * An error is stated at 95 %, and 30 figures are held against theirs: more than this many beyond
   * it happen in one run of a hundred; one that is twice as far off never should.
   */
  private static final int MOST_BEYOND = 4;

  /**
   * Of ten scenarios, both times of so many are within 100 ms, on a busy machine too. On a quiet
   * one it is seven: a loss ends with the first packets that were not lost, which at 30 % is known
   * to about 0.15 s, and a missing acknowledgement's end is seen only when a pump asks again, which
   * it does once in a second. Their errors are stated, and held against the truth below.
   */
  private static final int NEAR_SCENARIOS = 6;

  /** A fault that took longer to be switched off at all units, by the journal, has no one time. */
  private static final long SWITCHED_LATE_NANOS = 150_000_000;

  /** Figures that lie beyond their stated error, and beyond twice that. */
  private record Held(List<String> beyond, List<String> twiceAsFar) {
    void hold(long found, long least, long most, long error, String what) {
      long off = Math.max(0, Math.max(least - found, found - most));
      if (off > error) {
        beyond.add(what + ": off by " + off);
      }
      if (off > 2 * error) {
        twiceAsFar.add(what + ": off by " + off);
      }
    }
  }

  private record Injected(String fault, long value, long slack) {}

  /** All units' times of one fault, wall clock. */
  private static final class Truth {
    long fromNanos = Long.MAX_VALUE;
    long appliedNanos = Long.MIN_VALUE;
    long revertedNanos = Long.MIN_VALUE;
    long firstRevertedNanos = Long.MAX_VALUE;

    boolean near(long startNanos, long endNanos) {
      return startNanos >= fromNanos - NEAR_NANOS
          && startNanos <= appliedNanos + NEAR_NANOS
          && endNanos >= firstRevertedNanos - NEAR_NANOS
          && endNanos <= revertedNanos + NEAR_NANOS;
    }

    boolean switchedLate() {
      return revertedNanos - firstRevertedNanos > SWITCHED_LATE_NANOS;
    }
  }

  @Test
  void whatWasInjectedIsFoundWithItsTimesAndFiguresAndSoItIsWhenItsPlanIsRunAgain()
      throws Exception {
    Path capture = folder.resolve("run.pcap");
    Path out = folder.resolve("out");
    captured(capture, "run", plan(), "--out", out);
    JsonNode imported = imported(capture, "imported");
    compare(imported, truth(out), SCENARIOS, NEAR_SCENARIOS);
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
    List<Truth> truth = truth(again.resolve("run"));
    assertThat(truth).hasSameSizeAs(asked);
    List<Integer> lasting =
        IntStream.range(0, asked.size()).filter(i -> lasts(asked.get(i))).boxed().toList();
    assertThat(lasting).hasSizeGreaterThanOrEqualTo(8);
    compare(
        imported(again.resolve("rerun.pcap"), "reimported"),
        lasting.stream().map(truth::get).toList(),
        lasting.stream().map(i -> asked(asked.get(i))).toList(),
        NEAR_SCENARIOS - 1);
    long late = truth.stream().filter(Truth::switchedLate).count();
    measured(new ObjectMapper().readTree(both.out()), both.err(), late);
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

  /**
   * Both captures beside each other.
   *
   * @param late how many faults of the rerun were switched late, which no estimate mends
   */
  private static void measured(JsonNode both, String told, long late) {
    assertThat(both.get("pairs")).as(told).hasSizeGreaterThanOrEqualTo(8);
    int other = 0;
    for (JsonNode pair : both.get("pairs")) {
      other += pair.get("same").asBoolean() || !lasts(pair.get("original")) ? 0 : 1;
    }
    System.getLogger("measured").log(System.Logger.Level.INFO, told);
    assertThat((long) other).as(told).isLessThanOrEqualTo(2 + late);
    assertThat(both.get("distancePpm").asLong()).as(told).isLessThan(250_000);
    assertThat(both.get("comparableNanos").asLong()).as(told).isGreaterThan(30_000_000_000L);
  }

  private static void compare(
      JsonNode imported, List<Truth> truth, List<Injected> scenarios, int nearest) {
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
      Truth was = truth.get(i);
      JsonNode found = nearest(left, injected.fault, was.appliedNanos - zero);
      if (found == null) {
        wrong.add(i + " " + injected + " was not found");
        continue;
      }
      left.remove(found);
      String where = i + " " + found;
      long start = zero + found.get("startNanos").asLong();
      long startError = Math.max(NEAR_NANOS, found.get("startErrorNanos").asLong());
      held.hold(start, was.fromNanos, was.appliedNanos, startError, where + " began");
      long end = zero + found.get("endNanos").asLong();
      long endError = Math.max(NEAR_NANOS, found.get("endErrorNanos").asLong());
      near += was.near(start, end) ? 1 : 0;
      held.hold(end, was.firstRevertedNanos, was.revertedNanos, endError, where + " ended");
      long error = found.get("valueError").asLong() + injected.slack;
      held.hold(found.get("value").asLong(), injected.value, injected.value, error, where + " was");
    }
    wrong.addAll(held.twiceAsFar);
    assertThat(near)
        .as("both times within 100 ms: " + told)
        .isGreaterThanOrEqualTo(nearest - (int) truth.stream().filter(Truth::switchedLate).count());
    assertThat(held.beyond).as(told).hasSizeLessThanOrEqualTo(MOST_BEYOND);
    left.removeIf(each -> !lasts(each));
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

  private Path plan() {
    try {
      for (String dir : List.of("plans", "rigs", "firmware")) {
        Files.createDirectories(folder.resolve("bench").resolve(dir));
      }
      Path bench = folder.resolve("bench");
      Files.writeString(
          bench.resolve("firmware/quick.yaml"),
          Fixtures.text("firmware/after.yaml")
              .replaceFirst("reconnect: .*", "reconnect: {policy: fixed, delay: 20ms}")
              .replace("connectTimeout: 1s", "connectTimeout: 100ms")
              .replace("sessionSetup: 120ms", "sessionSetup: 2ms")
              .replace("messageSpacing: 100ms", "messageSpacing: 20ms"));
      rig(bench.resolve("rigs/capture.yaml"), "quick: ../firmware/quick.yaml");
      rig(
          bench.resolve("rigs/again.yaml"),
          "before: ../firmware/quick.yaml\n    after: ../firmware/quick.yaml");
      Path plan = bench.resolve("plans/capture.yaml");
      Files.writeString(plan, PLAN);
      return plan;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Four pumps that speak often, so that they can tell when something began. */
  private static void rig(Path file, String firmware) throws IOException {
    Files.writeString(
        file,
        Fixtures.text("rigs/router-relay.yaml")
                .replaceFirst(" *after: .*\n", "")
                .replaceFirst(" *placebo: .*\n", "")
                .replaceFirst("before: .*", firmware)
                .replace("statusEvery: 1s", "statusEvery: 25ms")
            + "  - {serial: SN-1003, address: 10.77.0.13, mac: \"02:00:00:00:10:03\"}\n"
            + "  - {serial: SN-1004, address: 10.77.0.14, mac: \"02:00:00:00:10:04\"}\n");
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

  /** The namespace of the rig whose bench has four units, once its interface is up. */
  private static String rig(String prefix) throws Exception {
    for (String line : said("ip", "netns", "list").lines().toList()) {
      String name = line.split(" ", 2)[0];
      if (name.startsWith(prefix) && name.endsWith("-unit4")) {
        String rig = name.substring(0, name.length() - "unit4".length()) + "rig";
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

  /** The journals are the truth: of each fault the first and last unit's times. */
  private static List<Truth> truth(Path out) throws Exception {
    Map<String, Truth> faults = new LinkedHashMap<>();
    try (Stream<Path> runs = Files.list(out.resolve("runs"))) {
      for (Path run : runs.sorted().toList()) {
        long[] zero = {0};
        Map<String, String> shared = new LinkedHashMap<>();
        JournalReader.read(
            new DirectoryStorage(run),
            (stamp, kind, payload) -> {
              Event event = EventCodec.read(kind, payload).orElse(null);
              switch (event) {
                case RunStarted _ -> zero[0] = stamp.wallMicros() * 1_000;
                case FaultScheduled s ->
                    shared.put(s.fault(), s.fault().replaceAll("^(r0-[0-9]+).*", "$1"));
                case FaultApplied a -> {
                  Truth truth =
                      faults.computeIfAbsent(shared.getOrDefault(a.fault(), ""), _ -> new Truth());
                  truth.fromNanos = Math.min(truth.fromNanos, zero[0] + a.requestedNanos());
                  truth.appliedNanos = Math.max(truth.appliedNanos, zero[0] + a.appliedNanos());
                }
                case FaultReverted r -> {
                  Truth truth =
                      faults.computeIfAbsent(shared.getOrDefault(r.fault(), ""), _ -> new Truth());
                  long at = zero[0] + r.revertedNanos();
                  truth.revertedNanos = Math.max(truth.revertedNanos, at);
                  truth.firstRevertedNanos = Math.min(truth.firstRevertedNanos, at);
                }
                case null, default -> {}
              }
            });
      }
    }
    return new ArrayList<>(new java.util.TreeMap<>(faults).values());
  }

  private static final String PLAN =
      """
      plan: 1
      id: capture
      title: Faults one after the other, for a capture
      notForClinicalUse: true
      rig: ../rigs/capture.yaml
      seed: 13
      hazards:
        - {id: HAZ-1, text: Therapy is delayed or interrupted}
      requirements:
        - id: REQ-WATCHDOG
          text: An unstable network or gateway raises no watchdog system error
          hazards: [HAZ-1]
          criterion: {kind: noWatchdog}
      therapy:
        primary: {rate: 125 mL/h, volume: 50 mL}
        secondary: {rate: 250 mL/h, volume: 500 uL}
      arms:
        - {name: after, firmware: quick, expect: pass}
      units: all
      order: randomised
      replicates: 1
      phases: {settle: 3s, stress: 66s, recover: 3s, check: 1s}
      faults:
        gapAtLeast: 500ms
        shared: {path: all}
        windows:
          - {fault: blackhole, target: path, backEnd: tap, at: 1s, lasts: 3s}
          - {fault: delay, target: path, delay: 60ms, direction: towardsGateway, at: 7s, lasts: 3s}
          - {fault: loss, target: path, backEnd: tap, rate: 30 %, direction: towardsGateway, at: 13s, lasts: 4s}
          - {fault: loss, target: path, backEnd: tap, rate: 30 %, direction: towardsPump, at: 20s, lasts: 4s}
          - {fault: slowAcknowledgement, delay: 200ms, at: 27s, lasts: 3s}
          - {fault: missingAcknowledgement, at: 33s, lasts: 4s}
          - {fault: gatewayRestart, at: 40s, lasts: 3s}
          - {fault: blackhole, target: path, backEnd: tap, direction: towardsPump, at: 46s, lasts: 3s}
          - {fault: delay, target: path, delay: 150ms, jitter: 40ms, direction: towardsPump, at: 52s, lasts: 4s}
          - {fault: delay, target: path, delay: 100ms, direction: towardsGateway, at: 59s, lasts: 3s}
      watch:
        codes: [EC220, EC221, EC222, SysEcode0]
        statusEvery: 500ms
        acknowledgementWithin: 1s
        blindAfter: 2500ms
      """;
}
