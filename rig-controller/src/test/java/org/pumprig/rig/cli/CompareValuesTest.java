package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.rig.cli.Cli.Answer;

/** {@code compare --data --value}: recovery and response times. */
class CompareValuesTest {
  @TempDir private Path folder;

  private Answer compare(String table, Object... more) throws Exception {
    Path data = Files.writeString(folder.resolve("values.csv"), table);
    List<Object> args = new ArrayList<>(List.of("compare", "--data", data, "--group", "g"));
    args.addAll(List.of(more));
    return new Cli(folder.resolve("state")).run(args.toArray());
  }

  private JsonNode figures(String method, String table, Object... more) throws Exception {
    List<Object> args = new ArrayList<>(List.of(more));
    args.addAll(List.of("--json", "--method", method));
    Answer answer = compare(table, args.toArray());
    assertThat(answer.code()).as(answer.toString()).isZero();
    return new ObjectMapper().readTree(answer.out()).path("findings").path(0).path("figures");
  }

  private static void near(JsonNode actual, JsonNode expected) {
    assertThat(actual.asDouble()).isCloseTo(expected.doubleValue(), within(1e-9));
  }

  @Test
  void shiftAndTestsAreThoseOfR() throws Exception {
    JsonNode r = new ObjectMapper().readTree(Fixtures.text("oracles/location.json"));
    JsonNode row = r.path("exact_unpaired");
    var table = new StringBuilder("u,seconds,g\n");
    for (int i = 0; i < row.path("x").size(); i++) {
      table.append("%d,%s,before\n".formatted(i, row.path("y").path(i).asText()));
      table.append("%d,%s,after\n".formatted(i, row.path("x").path(i).asText()));
    }
    String text = table.toString();
    JsonNode shift = figures("hodges-lehmann", text, "--value", "seconds");
    near(shift.path("shift"), row.path("hodges_lehmann"));
    near(shift.path("limits").path("lower"), row.path("lower"));
    near(shift.path("limits").path("upper"), row.path("upper"));
    near(figures("mann-whitney", text, "--value", "seconds").path("p"), row.path("p"));
    near(
        figures("cliffs-delta", text, "--value", "seconds").path("delta"),
        row.path("cliffs_delta"));
    JsonNode paired = figures("signed-rank", text, "--value", "seconds", "--unit", "u");
    near(paired.path("p"), r.path("exact_paired").path("p"));
    near(paired.path("limits").path("lower"), r.path("exact_paired").path("lower"));
    JsonNode turned = figures("hodges-lehmann", text, "--value", "seconds", "--against", "after");
    assertThat(turned.path("shift").asDouble()).isEqualTo(-shift.path("shift").asDouble());
  }

  @Test
  void whatNeverCameIsWorstAndNoNumberOfItsOwn() throws Exception {
    String table =
        "v,g\n"
            + "1,before\n"
            + "2,before\n"
            + "3,before\n"
            + "4,before\n"
            + "never,after\n"
            + "never,after\n"
            + "Inf,after\n"
            + "9,after\n";
    JsonNode shift = figures("hodges-lehmann", table, "--value", "v");
    assertThat(shift.path("shift").asText()).isEqualTo("infinite");
    assertThat(shift.path("secondNever").intValue()).isEqualTo(3);
    JsonNode quantiles = figures("quantiles", table, "--value", "v").path("byGroup").path("after");
    assertThat(quantiles.path("quantiles").path("0").asText()).isEqualTo("9");
    assertThat(quantiles.path("quantiles").path("0.5").asText()).isEqualTo("infinite");
    Answer text = compare(table, "--value", "v");
    assertThat(text.out())
        .contains("it never came in 3", "without bound above", "the table has values,")
        .doesNotContain("NaN", "Infinity", "null");
  }

  @Test
  void pairsGroupsAndSizesThatAreMissingAreNamed() throws Exception {
    String one = "v,g\n1,before\n2,before\n";
    assertThat(compare(one, "--value", "v", "--method", "mann-whitney").err())
        .contains("compares two groups, and the table has 1 (before)");
    assertThat(compare(one, "--value", "v", "--method", "signed-rank").err())
        .contains("compares two groups");
    String two = one + "3,after\n";
    assertThat(compare(two, "--value", "v", "--method", "signed-rank").err())
        .contains("it needs --unit");
    assertThat(compare(two, "--value", "v", "--against", "old").err())
        .contains("no row is of group 'old'");
    var many = new StringBuilder("v,g\n");
    for (int i = 0; i < 50_000; i++) {
      many.append(i % 977).append(i % 2 == 0 ? ",a\n" : ",b\n");
    }
    Answer large = compare(many.toString(), "--value", "v");
    assertThat(large.code()).as(large.err()).isZero();
    assertThat(large.out()).contains("ranks are exact up to 40000 rows", "[quantiles]");
  }

  @Test
  void badValuesAreOneLineWithTheirPlace() throws Exception {
    for (String cell : List.of("", "NA", "soon", "1e16", "NaN")) {
      Answer answer = compare("v,g\n1,a\n" + cell + ",b\n", "--value", "v");
      assertThat(answer.code()).as(cell).isEqualTo(Exit.USAGE);
      assertThat(answer.err()).as(cell).contains("values.csv:3:", "never");
      assertThat(answer.err().lines()).hasSize(1);
    }
    Answer comma = compare("v;g\n-1,5;a\n2,5;b\n", "--value", "v");
    assertThat(comma.out()).contains("Decimal commas were read as decimal points");
    assertThat(compare("v,g\n1,a\n2,b\n", "--value", "v", "--start", "v").err())
        .contains("need --time and --event");
  }
}
