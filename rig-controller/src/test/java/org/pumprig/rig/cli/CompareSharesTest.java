package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.rig.compare.stats.Oracle;

/** {@code compare --data}: shares that failed by a common time. */
class CompareSharesTest {
  private static final String METHODS =
      "--method=clopper-pearson,wilson,newcombe,fisher,barnard,boschloo,mcnemar";

  @TempDir private Path folder;

  private JsonNode json(String rows, String... more) throws Exception {
    Path file = Files.writeString(folder.resolve("t.csv"), "u,t,e,g\n" + rows);
    Cli.Answer answer = run(file, more);
    assertThat(answer.code()).as(answer.toString()).isZero();
    return new ObjectMapper().readTree(answer.out());
  }

  private Cli.Answer run(Path file, String... more) {
    var args = new ArrayList<Object>();
    args.addAll(List.of("compare", "--data", file, "--json"));
    args.addAll(List.of("--time", "t", "--event", "e", "--group", "g"));
    args.addAll(List.of(more));
    return new Cli(folder.resolve("state")).run(args.toArray());
  }

  private static JsonNode finding(JsonNode result, String method) {
    for (JsonNode finding : result.path("findings")) {
      if (finding.path("method").asText().equals(method)) {
        return finding;
      }
    }
    throw new AssertionError("no finding of " + method + " in " + result);
  }

  private static JsonNode figures(JsonNode result, String method) {
    return finding(result, method).path("figures");
  }

  private static void near(JsonNode ours, JsonNode expected) {
    near(ours, expected, 1e-7);
  }

  private static void near(JsonNode ours, JsonNode expected, double percent) {
    assertThat(Double.parseDouble(ours.asText()))
        .as(ours + " for " + expected)
        .isCloseTo(expected.doubleValue(), withinPercentage(percent));
  }

  /** Those who failed did so at 1, 2 …; all others were followed to 72. */
  private static String rows(JsonNode oracle, String number, String group) {
    StringBuilder rows = new StringBuilder();
    for (int i = 1; i <= oracle.path("n" + number).intValue(); i++) {
      boolean hit = i <= oracle.path("x" + number).intValue();
      rows.append("%s%d,%d,%d,%s%n".formatted(group, i, hit ? i : 72, hit ? 1 : 0, group));
    }
    return rows.toString();
  }

  @Test
  void sharesAndTheirDifferenceAgreeWithR() throws Exception {
    JsonNode cases = Oracle.json("proportions.json").path("two_proportions");
    assertThat(cases).hasSize(4);
    for (JsonNode row : cases) {
      JsonNode result = json(rows(row, "2", "before") + rows(row, "1", "after"), METHODS);
      String[] groups = {"after", "before"};
      for (int i = 0; i < 2; i++) {
        for (String method : new String[] {"clopper-pearson", "wilson"}) {
          JsonNode group = figures(result, method).path("byGroup").path(groups[i]);
          JsonNode expected = row.path(method.replace('-', '_') + (i + 1));
          near(group.path("limits").path("lower"), expected.path(0));
          near(group.path("limits").path("upper"), expected.path(1));
          assertThat(group.path("failed").longValue()).isEqualTo(row.path("x" + (i + 1)).asLong());
        }
      }
      JsonNode newcombe = figures(result, "newcombe");
      near(newcombe.path("difference"), row.path("diff"));
      near(newcombe.path("limits").path("lower"), row.path("newcombe10_lower"));
      near(newcombe.path("limits").path("upper"), row.path("newcombe10_upper"));
      near(figures(result, "fisher").path("p"), row.path("fisher_p"));
      near(figures(result, "fisher").path("pSecondFewer"), row.path("fisher_less"));
      near(figures(result, "fisher").path("pSecondMore"), row.path("fisher_greater"));
      assertThat(figures(result, "fisher").path("by").asText()).isEqualTo("72");
    }
  }

  @Test
  void unconditionalTestsAgreeWithTheOracle() throws Exception {
    for (JsonNode row : Oracle.json("barnard_boschloo.json").path("cases")) {
      JsonNode result = json(rows(row, "2", "before") + rows(row, "1", "after"), METHODS);
      // numerical suprema of other programs stop a little below
      near(
          figures(result, "barnard").path("p"),
          row.path("barnard_pooled_two-sided").path("p"),
          0.02);
      near(figures(result, "boschloo").path("p"), row.path("boschloo_two-sided").path("p"), 0.02);
      near(
          figures(result, "boschloo").path("pSecondFewer"),
          row.path("boschloo_less").path("p"),
          0.02);
    }
  }

  @Test
  void theSameUnitsInBothGroupsArePaired() throws Exception {
    for (JsonNode row : Oracle.json("proportions.json").path("mcnemar_exact")) {
      StringBuilder rows = new StringBuilder("alone,72,0,after\n");
      int both = row.path("b").intValue() + row.path("c").intValue();
      for (int i = 0; i < both; i++) {
        boolean after = i < row.path("b").intValue();
        rows.append(
            "u%d,%s,before%nu%d,%s,after%n"
                .formatted(i, after ? "72,0" : "5,1", i, after ? "5,1" : "72,0"));
      }
      JsonNode result = json(rows.toString(), "--unit", "u", METHODS);
      near(figures(result, "mcnemar").path("p"), row.path("p"));
      assertThat(figures(result, "mcnemar").path("failedInFirstOnly").intValue())
          .isEqualTo(row.path("c").intValue());
      assertThat(figures(result, "mcnemar").path("unitsLeftOut").intValue()).isOne();
      assertThat(finding(result, "fisher").path("cautions").toString()).contains("same units");
    }
  }

  @Test
  void whoWasWatchedForLessMakesNoShare() throws Exception {
    String rows = "a,10,0,before\nb,20,1,before\nc,72,0,after\nd,72,0,after\n";
    Path file = Files.writeString(folder.resolve("short.csv"), "u,t,e,g\n" + rows);
    Cli.Answer refused = run(file, "--method=fisher");
    assertThat(refused.code()).isEqualTo(Exit.USAGE);
    assertThat(refused.err()).contains("equally long", "1 of 4 rows", "--tau");
    JsonNode earlier = json(rows, "--tau", "10", "--method=fisher");
    assertThat(figures(earlier, "fisher").path("byGroup").path("before").path("failed").asInt())
        .isZero();
    String other = rows.replace("a,10,0", "a,10,2");
    Path ends = Files.writeString(folder.resolve("ends.csv"), "u,t,e,g\n" + other);
    assertThat(run(ends, "--method=wilson").err()).contains("aalen-johansen");
    JsonNode all = json("a,1,1,before\nb,2,1,after\n", "--method=clopper-pearson");
    assertThat(finding(all, "clopper-pearson").path("cautions").toString())
        .contains("failures only");
  }
}
