package org.pumprig.rig.scenario;

import java.util.ArrayList;
import java.util.List;
import org.pumprig.seed.RandomStream;

/** Draws windows of a plan: any fault of a bench, in any way of coming and going. */
final class WindowDraw {
  /** Streams and gateway; the first few give a pump failed connections by the dozen. */
  private static final List<String> EVERYWHERE =
      List.of(
          "fault: refuse, cutEstablished: true",
          "fault: reset, after: 50ms",
          "fault: gatewayRestart",
          "fault: refuse, cutEstablished: false",
          "fault: slowAcknowledgement, delay: 700ms",
          "fault: stall",
          "fault: stall, direction: towardsPump, connections: 50 %",
          "fault: halfOpen",
          "fault: latency, delay: 120ms, jitter: 40ms",
          "fault: timeOut, after: 100ms",
          "fault: dataLimit, bytes: 64 B, direction: towardsGateway",
          "fault: acceptSilence",
          "fault: bandwidth, limit: 4 kbit/s",
          "fault: slowClose, delay: 200ms",
          "fault: slicer, slice: 16 B, pause: 5ms",
          "fault: slowConnect, delay: 200ms",
          "fault: gatewayFreeze",
          "fault: gatewayRefuse",
          "fault: missingAcknowledgement",
          "fault: errorAcknowledgement, code: AE",
          "fault: errorAcknowledgement, code: AR",
          "fault: databaseBrownOut, commit: 300ms",
          "fault: loadBalancerFailOver",
          "fault: patchCycle, coldStart: 100ms");

  private static final int HARD = 3;
  private static final long GAP_MILLIS = 200;

  private final RandomStream random;
  private final List<String> faults = new ArrayList<>();
  private final boolean many;
  private long neededMillis;

  WindowDraw(RandomStream random, ScenarioBench bench) {
    this.random = random;
    this.many = random.nextChance(250_000);
    faults.addAll(many ? EVERYWHERE.subList(0, HARD) : EVERYWHERE);
    if (!many) {
      for (int weight = 0; weight < 3; weight++) {
        faults.addAll(bench.faults());
      }
    }
  }

  /** Whether all faults are of those that trip a weak pump. */
  boolean many() {
    return many;
  }

  /** How long a stress phase the windows that were drawn take at least. */
  long neededMillis() {
    return neededMillis;
  }

  /** A line of the plan. */
  String next() {
    long lasts = many ? random.nextBetween(2_000, 4_000) : random.nextBetween(400, 1_500);
    String fault = fault();
    return "    - {"
        + switch (many ? 0 : (int) random.nextBelow(12)) {
          case 0, 1, 2, 3 -> once(fault, lasts, "times: 1");
          case 4 -> overlapping(fault, lasts);
          case 5 ->
              again(fault, lasts, "{between: [%dms, %dms]}".formatted(lasts + 300, lasts + 900));
          case 6 -> again(fault, lasts, "{mean: %dms}".formatted(lasts + 600));
          case 7 -> again(fault, lasts, (lasts + 400) + "ms");
          case 8 -> once(own(), 1_400, "dutyCycle: {on: 500ms, off: 200ms}");
          case 9 ->
              once(
                  "fault: latency, jitter: 0s",
                  1_800,
                  "ramp: {parameter: delay, from: 100ms, to: 300ms, steps: 2}");
          case 10 ->
              once(
                  "mix: [{%s, weight: 2}, {%s, weight: 1}]".formatted(fault, fault()),
                  lasts,
                  "times: 2");
          default -> once(fault, lasts, target(fault));
        }
        + "}\n";
  }

  private String fault() {
    return faults.get((int) random.nextBelow(faults.size()));
  }

  /** A fault that is not the gateway's, whose end takes longer to be seen. */
  private String own() {
    String fault = fault();
    return isShared(fault) ? "fault: stall" : fault;
  }

  private static boolean isShared(String fault) {
    return fault.matches("fault: (gateway|slowAck|missingAck|errorAck|database|load|patch).*");
  }

  private String target(String fault) {
    if (isShared(fault)) {
      return "times: 1";
    }
    return fault.contains("serial") || random.nextBelow(2) == 0
        ? "target: [SN-1001]"
        : "target: accessPoint";
  }

  private String once(String what, long lastsMillis, String how) {
    neededMillis += (lastsMillis + GAP_MILLIS) * (how.endsWith("2") ? 2 : 1);
    return "%s, lasts: %dms, %s".formatted(what, lastsMillis, how);
  }

  private String again(String what, long lastsMillis, String every) {
    neededMillis += 2 * (lastsMillis + 900);
    return "%s, lasts: %dms, every: %s, times: 2".formatted(what, lastsMillis, every);
  }

  private String overlapping(String what, long lastsMillis) {
    neededMillis = Math.max(neededMillis, lastsMillis + GAP_MILLIS);
    return "%s, lasts: %dms, overlap: true".formatted(what, lastsMillis);
  }
}
