package org.pumprig.rig.scenario;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.plan.PlanFile;
import org.pumprig.rig.session.Inputs;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.setup.RigFile;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

/** A small plan drawn from a seed: the demo's, with few units, short phases and other faults. */
final class ScenarioPlan {
  private static final List<String> FAULTS =
      List.of(
          "fault: refuse, cutEstablished: true",
          "fault: reset, after: 50ms",
          "fault: gatewayRestart",
          "fault: refuse, cutEstablished: false",
          "fault: slowAcknowledgement, delay: 700ms",
          "fault: stall",
          "fault: stall, direction: towardsPump",
          "fault: halfOpen",
          "fault: latency, delay: 120ms, jitter: 40ms");

  private static final List<String> ARMS =
      List.of(
          "  - {name: before, firmware: before, expect: fail}\n",
          "  - {name: after, firmware: after, expect: pass}\n");

  /** The first so many of them give a pump failed connections by the dozen. */
  private static final int HARD = 3;

  private ScenarioPlan() {}

  static Inputs draw(Seed seed, Path fixtures) throws InputProblem {
    byte[] rigBytes = Fixtures.bytes("rigs/demo.yaml");
    Rig rig = RigFile.parse(fixtures.resolve("rigs/demo.yaml").toString(), rigBytes);
    byte[] planBytes = text(seed.stream("plan")).getBytes(StandardCharsets.UTF_8);
    Plan plan = PlanFile.parse(fixtures.resolve("plans/demo.yaml").toString(), planBytes, rig);
    return new Inputs(plan, planBytes, rig, rigBytes);
  }

  private static String text(RandomStream random) {
    var windows = new StringBuilder();
    long stressMillis = 0;
    boolean many = random.nextChance(300_000);
    for (long count = random.nextBetween(many ? 4 : 2, 7); count > 0; count--) {
      long lastsMillis = many ? random.nextBetween(2_000, 4_000) : random.nextBetween(300, 1_500);
      stressMillis += lastsMillis + 200;
      String fault = FAULTS.get((int) random.nextBelow(many ? HARD : FAULTS.size()));
      windows.append("    - {%s, times: 1, lasts: %dms}\n".formatted(fault, lastsMillis));
    }
    stressMillis += random.nextBetween(0, 1_000);
    int units = (int) random.nextBetween(1, 3);
    boolean both = random.nextChance(400_000);
    String arms = both ? String.join("", ARMS) : ARMS.get((int) random.nextBelow(2));
    String phases =
        "phases: {settle: %dms, stress: %dms, recover: %dms, check: %dms}"
            .formatted(
                random.nextBetween(500, 2_000),
                stressMillis,
                random.nextBetween(500, 3_000),
                random.nextBetween(500, 5_000));
    String serials =
        List.of("SN-1001", "SN-1002", "SN-1003", "SN-1004").subList(0, units).toString();
    String text = Fixtures.text("plans/demo.yaml");
    text = between(text, "\narms:\n", "units:", arms);
    text = between(text, "units: ", "\norder:", serials);
    text = between(text, "\nphases", "\nfaults:", phases.substring("phases".length()) + "\n");
    text = between(text, "  gapAtLeast: ", "\nwatch:", "200ms\n  windows:\n" + windows);
    text = between(text, "\nseed: ", "\n", Long.toString(random.nextBelow(1L << 53)));
    return both ? text : text.substring(0, text.indexOf("\ncomparison:") + 1);
  }

  /** Replaces what stands between two pieces of the text. */
  private static String between(String text, String from, String to, String instead) {
    int start = text.indexOf(from);
    int end = text.indexOf(to, start + from.length());
    if (start < 0 || end < 0) {
      throw new IllegalStateException("the demo's plan has no part from '" + from + "'");
    }
    return text.substring(0, start + from.length()) + instead + text.substring(end);
  }
}
