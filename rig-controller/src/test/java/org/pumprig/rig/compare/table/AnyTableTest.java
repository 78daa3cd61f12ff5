package org.pumprig.rig.compare.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

/** Small tables of every kind through every method: an answer or a reason, never NaN. */
class AnyTableTest {
  private static final int SEED = 403;

  @Test
  void everyMethodAnswersOrSaysWhyNot() {
    int tables = 2 * Integer.getInteger("pumprig.scenarios", 300);
    for (int i = 0; i < tables; i++) {
      Columns columns = table(new Seed(SEED).stream("table", String.valueOf(i)));
      var source = new Source("t.csv", "0".repeat(64), 1, List.of("time=t"), List.of());
      TableResult result =
          TableResult.of(
              source,
              columns,
              new Asked(
                  OptionalDouble.empty(),
                  i % 2 == 0 ? Optional.of("it is so") : Optional.empty(),
                  i % 4 < 2,
                  List.of(Method.values())));
      String what = "seed " + SEED + ", table " + i;
      assertThat(result.findings().size() + result.refusals().size())
          .as(what)
          .isEqualTo(Method.values().length);
      String text = String.join("\n", TableText.lines(result));
      String json = new String(TableJson.bytes(result), StandardCharsets.UTF_8);
      assertThat(text + json).as(what).doesNotContain("NaN", "Infinity", "null");
      assertThat(result.refusals()).as(what).allSatisfy(no -> assertThat(no.reason()).isNotBlank());
    }
  }

  /** Few distinct times make ties; 0, tiny and huge ones are among them. */
  private static Columns table(RandomStream random) {
    int rows = 1 + (int) random.nextBelow(14);
    int groups = 1 + (int) random.nextBelow(3);
    int kinds = 1 + (int) random.nextBelow(3);
    int scale = (int) random.nextBelow(4);
    double[] time = new double[rows];
    int[] end = new int[rows];
    int[] group = new int[rows];
    int[] unit = new int[rows];
    double[] earliest = new double[rows];
    for (int i = 0; i < rows; i++) {
      time[i] = time(random, scale);
      end[i] = (int) random.nextBelow(kinds + 1);
      group[i] = i < groups ? i : (int) random.nextBelow(groups);
      unit[i] = (int) random.nextBelow(4);
      earliest[i] = time[i] * random.nextUnit();
    }
    groups = Math.min(groups, rows);
    boolean withUnits = random.nextBelow(2) == 0;
    return new Columns(
        time,
        end,
        group,
        IntStream.range(0, groups).mapToObj(g -> "g" + g).toList(),
        withUnits
            ? Optional.of(new Columns.Units(unit, List.of("a", "b", "c", "d")))
            : Optional.empty(),
        Optional.empty(),
        random.nextBelow(2) == 0 ? Optional.of(earliest) : Optional.empty(),
        random.nextBelow(2) == 0 ? Optional.of(values(random, rows, scale)) : Optional.empty());
  }

  private static double[] values(RandomStream random, int rows, int scale) {
    double[] values = new double[rows];
    for (int i = 0; i < rows; i++) {
      boolean never = random.nextBelow(5) == 0;
      double size = time(random, scale);
      values[i] = never ? Double.POSITIVE_INFINITY : random.nextBelow(2) == 0 ? size : -size + 0.0;
    }
    return values;
  }

  private static double time(RandomStream random, int scale) {
    return switch (scale) {
      case 0 -> random.nextBelow(3);
      case 1 -> 1 + random.nextBelow(5);
      case 2 -> 72 * random.nextUnit();
      default -> StrictMath.pow(10, random.nextBelow(31) - 15.0);
    };
  }
}
