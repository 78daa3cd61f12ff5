package org.pumprig.rig.scenario;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.rig.plan.Attachments;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.plan.PlanFile;
import org.pumprig.rig.schedule.ScheduleCheck;
import org.pumprig.rig.session.Inputs;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.setup.RigFile;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

/**
 * A small plan drawn from a seed: the demo's, with few units, short phases and other faults, on one
 * of the benches that virtual time can be.
 */
final class ScenarioPlan {
  private static final List<String> ARMS =
      List.of(
          "  - {name: before, firmware: before, expect: fail}\n",
          "  - {name: after, firmware: after, expect: pass}\n");

  /** So often a stress phase is made longer until the windows that were drawn fit. */
  private static final int MOST_TRIES = 12;

  private ScenarioPlan() {}

  static Inputs draw(Seed seed, Path fixtures) throws InputProblem {
    RandomStream random = seed.stream("plan");
    ScenarioBench bench = ScenarioBench.draw(random);
    byte[] rigBytes = Fixtures.bytes(bench.rig());
    Rig rig = RigFile.parse(fixtures.resolve(bench.rig()).toString(), rigBytes);
    var attachments = new LinkedHashMap<String, byte[]>();
    Attachments traces =
        path -> {
          byte[] content = Fixtures.bytes("plans/" + path.text());
          attachments.put(Attachments.keptName(path.text()), content);
          return content;
        };
    String text = text(random, bench);
    String file = fixtures.resolve("plans/demo.yaml").toString();
    for (int tries = 1; ; tries++) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      try {
        Plan plan = PlanFile.parse(file, bytes, rig, traces);
        ScheduleCheck.require(file, plan);
        return new Inputs(plan, bytes, rig, rigBytes, attachments);
      } catch (InputProblem problem) {
        if (tries == MOST_TRIES || !(hasNoRoom(problem) || isTwice(problem))) {
          throw new IllegalStateException(problem.getMessage() + "\n" + windows(text), problem);
        }
        text = longer(apart(text, problem));
      }
    }
  }

  /** What a scenario's faults are, for people. */
  static String windows(Seed seed, Path fixtures) {
    try {
      return windows(new String(draw(seed, fixtures).planBytes(), StandardCharsets.UTF_8));
    } catch (InputProblem | IllegalStateException problem) {
      return ""; // the failure itself says it
    }
  }

  private static String windows(String text) {
    return text.substring(text.indexOf("\nunits:"), text.indexOf("\nwatch:"));
  }

  private static boolean hasNoRoom(InputProblem problem) {
    return problem.problem().contains("don't fit") || problem.problem().contains("no room");
  }

  /** Whether two windows of one fault would act at once, which a plan can't ask for. */
  private static boolean isTwice(InputProblem problem) {
    return problem.problem().contains("the same fault, still acts");
  }

  private static String apart(String text, InputProblem problem) {
    return isTwice(problem) ? text.replace("overlap: true", "times: 1") : text;
  }

  private static String longer(String text) {
    String stress = text.replaceFirst("(?s).*?stress: ([0-9]+)ms.*", "$1");
    return text.replace(
        "stress: " + stress + "ms", "stress: " + (Long.parseLong(stress) + 1_500) + "ms");
  }

  private static String text(RandomStream random, ScenarioBench bench) {
    var draw = new WindowDraw(random, bench);
    var windows = new StringBuilder();
    for (long count = random.nextBetween(draw.many() ? 4 : 2, 6); count > 0; count--) {
      windows.append(draw.next());
    }
    long stressMillis = draw.neededMillis() + random.nextBetween(0, 1_000);
    int units = (int) random.nextBetween(1, bench.mostUnits());
    boolean both = random.nextChance(400_000);
    String arms = both ? String.join("", ARMS) : ARMS.get((int) random.nextBelow(2));
    String phases =
        "phases: {settle: %dms, stress: %dms, recover: %dms, check: %dms}"
            .formatted(
                random.nextBetween(500, 2_000),
                stressMillis,
                random.nextBetween(500, 3_000),
                random.nextBetween(500, 5_000));
    String serials = List.of("SN-1001", "SN-1002", "SN-1003").subList(0, units).toString();
    String text = Fixtures.text("plans/demo.yaml");
    text = between(text, "\narms:\n", "units:", arms);
    text = between(text, "units: ", "\norder:", serials);
    text = between(text, "\nphases", "\nfaults:", phases.substring("phases".length()) + "\n");
    text =
        between(
            text,
            "  gapAtLeast: ",
            "\nwatch:",
            "200ms\n  shared: {accessPoint: [SN-1001, SN-1002]}\n  windows:\n" + windows);
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
