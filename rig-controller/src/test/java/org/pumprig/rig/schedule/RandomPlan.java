package org.pumprig.rig.schedule;

import org.pumprig.rig.plan.DemoPlan;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

/** The demo's plan with phases, gaps and windows drawn from a seed; some fit, some don't. */
final class RandomPlan {
  private static final String[] FAULTS = {
    "fault: refuse, cutEstablished: true",
    "fault: reset, after: 0ms",
    "fault: gatewayRestart",
    "fault: slowAcknowledgement, delay: 10ms",
    "fault: stall, direction: towardsPump",
    "fault: halfOpen",
    "fault: latency, delay: 1ms, jitter: 1ms"
  };

  private RandomPlan() {}

  static String text(Seed seed) {
    RandomStream random = seed.stream("plan");
    long stressMillis = random.nextBetween(1, 20_000);
    var windows = new StringBuilder();
    for (long count = random.nextBetween(1, 8); count > 0; count--) {
      windows
          .append("    - {lasts: ")
          .append(random.nextBetween(1, 1 + stressMillis / 8))
          .append(random.nextChance(300_000) ? "us" : "ms")
          .append(", ")
          .append(FAULTS[(int) random.nextBelow(FAULTS.length)]);
      if (random.nextChance(300_000)) {
        windows.append(", at: ").append(random.nextBelow(stressMillis)).append("ms");
      } else {
        windows.append(", times: ").append(random.nextBetween(1, 3));
      }
      windows.append("}\n");
    }
    String text = DemoPlan.TEXT;
    int from = text.indexOf("  gapAtLeast:");
    int to = text.indexOf("\nwatch:");
    return (text.substring(0, from)
            + "  gapAtLeast: "
            + random.nextBelow(1 + stressMillis / 10)
            + "ms\n  windows:\n"
            + windows
            + text.substring(to))
        .replace("stress: 16s", "stress: " + stressMillis + "ms")
        .replace("replicates: 1", "replicates: 3")
        .replace("seed: 13", "seed: " + random.nextBelow(1L << 53));
  }
}
