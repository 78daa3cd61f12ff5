package org.pumprig.rig.cli;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.pumprig.digest.ContentDigest;
import org.pumprig.fixtures.Fixtures;

/** A folder with a short plan, its rig of two units and their firmware, to be changed in tests. */
record Workbench(Path root) {
  private static final String PLAN =
      """
      plan: 1
      id: short
      title: A short campaign
      notForClinicalUse: true
      rig: ../rigs/short.yaml
      seed: 7

      hazards:
        - id: HAZ-1
          text: Therapy is delayed or interrupted

      requirements:
        - id: REQ-WATCHDOG
          text: No watchdog system error
          hazards: [HAZ-1]
          criterion: {kind: noWatchdog}
        - id: REQ-RECONNECT
          text: After the faults the pump exchanges messages again
          hazards: [HAZ-1]
          criterion: {kind: reconnect, within: 3s}

      therapy:
        primary: {rate: 125 mL/h, volume: 50 mL}
        secondary: {rate: 250 mL/h, volume: 500 uL}

      arms:
        - {name: before, firmware: before, expect: fail}
        - {name: after, firmware: after, expect: pass}
      units: all
      order: randomised
      replicates: 1

      phases: {settle: 2s, stress: 6s, recover: 3s, check: 5s}

      faults:
        gapAtLeast: 200ms
        windows:
          - {fault: refuse, times: 1, lasts: 1200ms, cutEstablished: true}
          - {fault: stall, times: 1, lasts: 1300ms}
          - {fault: reset, times: 1, lasts: 1200ms, after: 50ms}
          - {fault: gatewayRestart, times: 1, lasts: 1200ms}

      watch:
        codes: [EC220, EC221, EC222, SysEcode0]
        statusEvery: 500ms
        acknowledgementWithin: 600ms
        blindAfter: 2500ms

      comparison:
        better: after
        than: before
        endpoint: timeToWatchdog
        alpha: 2.5 %
        rateRatioBelow: 1.0
        expect: better
      """;

  static Workbench in(Path root) throws IOException {
    var bench = new Workbench(root);
    bench.write("plans/short.yaml", PLAN);
    bench.write(
        "rigs/short.yaml",
        Fixtures.text("rigs/demo.yaml")
            .replace("statusEvery: 1s", "statusEvery: 400ms")
            .replaceAll("  - \\{serial: SN-100[3-6]}\n", ""));
    bench.write("firmware/before.yaml", costly("firmware/before.yaml"));
    bench.write("firmware/after.yaml", costly("firmware/after.yaml"));
    bench.write("firmware/placebo.yaml", Fixtures.text("firmware/placebo.yaml"));
    return bench;
  }

  /** Failed connections cost so much that the short stress trips the old firmware. */
  private static String costly(String firmware) {
    return Fixtures.text(firmware)
        .replaceAll(
            "failedConnectionCostMultiplier: [0-9]+", "failedConnectionCostMultiplier: 200");
  }

  Path plan() {
    return root.resolve("plans/short.yaml");
  }

  Path path(String name) {
    return root.resolve(name);
  }

  void write(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Replaces text that must be there; returns the line in which it stood, from 1. */
  int change(String name, String from, String to) throws IOException {
    String text = Files.readString(root.resolve(name));
    int at = text.indexOf(from);
    if (at < 0) {
      throw new IllegalArgumentException(name + " has no '" + from + "'");
    }
    write(name, text.substring(0, at) + to + text.substring(at + from.length()));
    return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
  }

  /** Directories directly in a campaign's {@code runs}, by name. */
  static List<Path> runs(Path campaign) throws IOException {
    try (Stream<Path> runs = Files.list(campaign.resolve("runs"))) {
      return runs.sorted().toList();
    }
  }

  /** Every file below a folder with a digest of its content, to show that nothing was changed. */
  static TreeMap<String, String> everything(Path folder) throws IOException {
    var all = new TreeMap<String, String>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.toList()) {
        String content =
            Files.isDirectory(path) ? "folder" : ContentDigest.hex(Files.readAllBytes(path));
        all.put(folder.relativize(path).toString(), content);
      }
    }
    return all;
  }

  /** Copies a folder with all that is in it. */
  static Path copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(folder)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(file, to.resolve(from.relativize(file)));
            return FileVisitResult.CONTINUE;
          }
        });
    return to;
  }
}
