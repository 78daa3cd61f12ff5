package org.pumprig.rig.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.pumprig.fixtures.Fixtures;

/** A bench of pumps behind a relay, and a plan with one fault after the other. */
final class CaptureBench {
  /** The more speak, the sharper it shows when something began or ended. */
  private static final int PUMPS = 6;

  static final String LAST = "-unit" + PUMPS;

  private static final String UNIT =
      "  - {serial: SN-10%1$02d, address: 10.77.0.1%1$d, mac: \"02:00:00:00:10:%1$02d\"}\n";

  private CaptureBench() {}

  /** Writes plan, rig files and firmware; gives the plan. */
  static Path write(Path bench) {
    try {
      for (String dir : List.of("plans", "rigs", "firmware")) {
        Files.createDirectories(bench.resolve(dir));
      }
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

  /** Pumps that speak often, so that they can tell when something began. */
  private static void rig(Path file, String firmware) throws IOException {
    Files.writeString(
        file,
        Fixtures.text("rigs/router-relay.yaml")
                .replaceFirst(" *after: .*\n", "")
                .replaceFirst(" *placebo: .*\n", "")
                .replaceFirst("before: .*", firmware)
                .replace("statusEvery: 1s", "statusEvery: 25ms")
            + IntStream.rangeClosed(3, PUMPS)
                .mapToObj(UNIT::formatted)
                .collect(Collectors.joining()));
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
      phases: {settle: 3s, stress: 84s, recover: 3s, check: 1s}
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
          - {fault: errorAcknowledgement, code: AE, at: 65s, lasts: 3s}
          - {fault: loss, target: path, backEnd: tap, rate: 15 %, direction: towardsGateway, at: 71s, lasts: 4s}
          - {fault: blackhole, target: path, backEnd: tap, direction: towardsGateway, at: 78s, lasts: 3s}
      watch:
        codes: [EC220, EC221, EC222, SysEcode0]
        statusEvery: 500ms
        acknowledgementWithin: 1s
        blindAfter: 2500ms
      """;
}
