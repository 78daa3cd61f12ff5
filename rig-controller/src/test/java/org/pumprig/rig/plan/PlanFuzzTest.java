package org.pumprig.rig.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.setup.RigFile;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

/** Damaged files give a plan or a problem with a line of the file, and never anything else. */
final class PlanFuzzTest {
  private static final int FILES = 3000;
  private static final String GARBLE = "{}[]:,-#&*!|>'\"%@`?~ \t\n\r\0aZ09.é\u2028\ufeff";

  @Test
  void aDamagedPlanIsAPlanOrAProblemInOneOfItsLines() throws InputProblem {
    Rig rig = DemoPlan.rig();
    int plans = 0;
    for (int seed = 0; seed < FILES; seed++) {
      byte[] content = damaged(DemoPlan.TEXT, new Seed(seed).stream("fuzz"));
      try {
        PlanFile.parse("fuzz.yaml", content, rig);
        plans++;
      } catch (InputProblem problem) {
        requireLine(problem, content, seed);
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("seed " + seed + "\n" + text(content), e);
      }
    }
    assertThat(plans).as("files that are plans all the same").isBetween(FILES / 100, FILES / 2);
  }

  @Test
  void aDamagedRigFileIsARigOrAProblemInOneOfItsLines() {
    for (int seed = 0; seed < FILES / 3; seed++) {
      byte[] content = damaged(DemoPlan.RIG_TEXT, new Seed(seed).stream("fuzz"));
      try {
        assertThat(RigFile.parse("fuzz.yaml", content).units()).as("seed %d", seed).isNotEmpty();
      } catch (InputProblem problem) {
        requireLine(problem, content, seed);
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("seed " + seed + "\n" + text(content), e);
      }
    }
  }

  private static void requireLine(InputProblem problem, byte[] content, int seed) {
    int lines = Math.max(1, (int) text(content).lines().count());
    assertThat(problem.line())
        .as("seed %d: %s%n%s", seed, problem.getMessage(), text(content))
        .isBetween(1, lines);
    assertThat(problem.getMessage())
        .as("seed %d", seed)
        .startsWith("fuzz.yaml:" + problem.line() + ": ")
        .doesNotContain("\n")
        .matches(".*[.?]");
    assertThat(problem.problem()).as("seed %d", seed).isNotBlank();
    assertThat(problem.remedy()).as("seed %d", seed).isNotBlank();
  }

  private static byte[] damaged(String text, RandomStream random) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    for (long times = random.nextBetween(1, 3); times > 0; times--) {
      int at = (int) random.nextBelow(lines.size());
      switch ((int) random.nextBelow(6)) {
        case 0 -> lines.remove(at);
        case 1 -> lines.add(at, lines.get(at));
        case 2 -> lines.set(at, garbled(lines.get(at), random));
        case 3 -> lines.set(at, lines.get(at).stripLeading());
        case 4 -> lines.set(at, lines.get(at).substring(0, lines.get(at).length() / 2));
        default -> {
          String moved = lines.remove(at);
          lines.add((int) random.nextBelow(lines.size() + 1L), moved);
        }
      }
    }
    byte[] content = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    if (random.nextChance(50_000)) {
      content[(int) random.nextBelow(content.length)] = (byte) random.nextBelow(256);
    }
    return content;
  }

  private static String garbled(String line, RandomStream random) {
    var garbled = new StringBuilder(line);
    for (long times = random.nextBetween(1, 4); times > 0; times--) {
      int at = (int) random.nextBelow(garbled.length() + 1L);
      char put = GARBLE.charAt((int) random.nextBelow(GARBLE.length()));
      if (at < garbled.length() && random.nextChance(500_000)) {
        garbled.setCharAt(at, put);
      } else {
        garbled.insert(at, put);
      }
    }
    return garbled.toString();
  }

  private static String text(byte[] content) {
    return new String(content, StandardCharsets.UTF_8);
  }
}
