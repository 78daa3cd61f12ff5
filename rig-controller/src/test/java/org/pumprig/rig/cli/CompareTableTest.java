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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.rig.cli.Cli.Answer;
import org.pumprig.rig.compare.table.Method;

/** {@code compare --data}, as a statistician would use it. */
class CompareTableTest {
  private static final String PAIRS =
      """
      unit,hours,trip,firmware
      a,11,1,before
      b,20,1,before
      c,25,1,before
      d,31,1,before
      e,40,1,before
      f,55,1,before
      a,72,0,after
      b,72,0,after
      c,72,0,after
      d,72,0,after
      e,72,0,after
      f,72,0,after
      """;

  @TempDir private Path folder;

  private Answer compare(Path data, Object... more) {
    List<Object> args = new ArrayList<>(List.of("compare", "--data", data));
    args.addAll(List.of(more));
    return new Cli(folder.resolve("state")).run(args.toArray());
  }

  private Path file(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text);
  }

  private JsonNode json(Path data, Object... more) throws Exception {
    List<Object> args = new ArrayList<>(List.of(more));
    args.add("--json");
    Answer answer = compare(data, args.toArray());
    assertThat(answer.code()).as(answer.toString()).isZero();
    assertThat(Cli.isOneCanonicalLine(answer.out())).isTrue();
    return new ObjectMapper().readTree(answer.out());
  }

  private static JsonNode figures(JsonNode result, String method) {
    for (JsonNode finding : result.path("findings")) {
      if (finding.path("method").asText().equals(method)) {
        return finding.path("figures");
      }
    }
    throw new AssertionError("no finding of " + method + " in " + result);
  }

  private static String refusal(JsonNode result, String method) {
    for (JsonNode refusal : result.path("notPossible")) {
      if (refusal.path("method").asText().equals(method)) {
        return refusal.path("reason").asText();
      }
    }
    throw new AssertionError(method + " was not refused in " + result);
  }

  private static void assertNumber(JsonNode actual, JsonNode expected) {
    assertThat(Double.parseDouble(actual.asText()))
        .isCloseTo(expected.doubleValue(), withinPercentage(1e-7));
  }

  @ParameterizedTest
  @CsvSource({"aml, 45", "ovarian, 600", "rats_f, 104"})
  void theJsonHoldsWhatRComputed(String data, String tau) throws Exception {
    Path file = file(data + ".csv", Fixtures.text("oracles/data_" + data + ".csv"));
    JsonNode oracle =
        new ObjectMapper().readTree(Fixtures.text("oracles/survival_tests.json")).path(data);
    JsonNode result =
        json(file, "--time", "time", "--event", "status", "--group", "group", "--tau", tau);
    assertThat(refusal(result, "rate-ratio")).contains("watched for different times");
    assertThat(refusal(result, "rate-profile")).contains("--constant-hazard");
    assertNumber(
        figures(result, "rmst").path("difference"), oracle.path("rmst").path("diff_g2_minus_g1"));
    assertNumber(figures(result, "log-rank").path("p"), oracle.path("logrank_rho0").path("p"));
    assertNumber(
        figures(result, "fleming-harrington").path("p"), oracle.path("logrank_rho1").path("p"));
    for (String ties : List.of("efron", "breslow", "exact")) {
      assertNumber(
          figures(result, "cox-" + ties).path("hazardRatioLimits").path("upper"),
          oracle.path("cox_" + ties).path("hr_upper"));
    }
    JsonNode pooled =
        json(
            file,
            "--time",
            "time",
            "--event",
            "status",
            "--group",
            "group",
            "--constant-hazard",
            "it is so");
    assertNumber(
        figures(pooled, "rate-ratio").path("ratio"),
        oracle.path("rate_ratio").path("rate_ratio_g2_over_g1"));
    assertThat(result.path("input").path("rows").intValue()).isEqualTo(oracle.path("n").intValue());
    assertThat(result.path("input").path("sha256").asText()).hasSize(64);
  }

  @Test
  void unitsAreStrataAndClusters() throws Exception {
    Path file = file("rats.csv", Fixtures.text("oracles/data_rats_f.csv"));
    JsonNode oracle =
        new ObjectMapper().readTree(Fixtures.text("oracles/survival_tests.json")).path("rats_f");
    JsonNode result =
        json(file, "--time", "time", "--event", "status", "--group", "group", "--unit", "litter");
    assertNumber(
        figures(result, "stratified-log-rank").path("p"),
        oracle.path("logrank_stratified").path("p"));
    assertNumber(
        figures(result, "cox-stratified").path("standardError"),
        oracle.path("cox_strata").path("se"));
    assertNumber(
        figures(result, "cox-cluster").path("robustStandardError"),
        oracle.path("cox_cluster").path("robust_se"));
    assertThat(refusal(result, "rate")).contains("must not be pooled", "Weibull shape");
    assertThat(result.path("remarks").toString()).contains("Units have several rows in a group");
  }

  @Test
  void aGroupWithoutEventsGetsABoundAndNeverAWaldRatio() throws Exception {
    Path file = file("pairs.csv", PAIRS);
    String[] columns = {
      "--time", "hours", "--event", "trip", "--group", "firmware", "--unit", "unit"
    };
    JsonNode result = json(file, (Object[]) columns);
    for (String cox : List.of("cox-efron", "cox-breslow", "cox-exact", "cox-stratified")) {
      assertThat(refusal(result, cox)).contains("no estimate", "at most");
    }
    assertThat(
            figures(result, "profile-likelihood").path("hazardRatioLimits").path("lower").asText())
        .isEqualTo("0");
    assertThat(figures(result, "exact-within-units").path("pSecondBetter").asText())
        .isEqualTo("0.015625");
    Answer text = compare(file, (Object[]) columns);
    assertThat(text.out())
        .contains("Exploratory", "before (6, 6 with the event) and after (6, 0 with the event)")
        .doesNotContain("NaN", "Infinity", "null");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "t,e,g;5,0,x;5,0,y;5,0,x",
        "t,e,g;5,1,x;5,1,y;5,1,x;5,1,y",
        "t,e,g;0,1,x;0,1,y",
        "t,e,g;0,0,x;0,0,y",
        "t,e,g;1,1,x",
        "t,e,g;1,1,x;2,1,y;3,0,z",
        "t,e,g;1,2,x;2,1,y;3,0,y",
        "t,e,g;1,1,x;1,0,x;2,1,y;2,0,y",
        "t,e,g;1e15,1,x;1e-300,1,y;1e15,0,y",
        "t,e,g;3,0,x;4,1,y;5,1,y"
      })
  void whateverTheTableNoNumberIsMissingItsReason(String table) throws Exception {
    Path file = file("odd.csv", table.replace(';', '\n') + "\n");
    for (String more : List.of("--json", "--method=" + String.join(",", Method.ids()))) {
      Answer answer = compare(file, "--time", "t", "--event", "e", "--group", "g", more);
      assertThat(answer.code()).as(answer.toString()).isZero();
      assertThat(answer.out() + answer.err()).doesNotContain("NaN", "Infinity");
    }
    JsonNode result = json(file, "--time", "t", "--event", "e", "--group", "g");
    assertThat(result.path("findings").size() + result.path("notPossible").size())
        .isEqualTo(Method.values().length);
  }

  @Test
  void competingEndsAndIntervalsAndSpellsAreAnsweredWhereTheColumnsAre() throws Exception {
    Path ends = file("ends.csv", "t,l,e,g\n1,,1,x\n2,1,2,y\n3,,1,y\n4,2,1,x\n5,,0,y\n5,,0,x\n");
    JsonNode both = json(ends, "--time", "t", "--event", "e", "--group", "g", "--earliest", "l");
    JsonNode y = figures(both, "aalen-johansen").path("byGroup").path("y").path("steps");
    assertThat(y).hasSize(2);
    assertThat(Double.parseDouble(y.path(1).path("free").asText()))
        .isCloseTo(1 / 3.0, withinPercentage(1e-9));
    assertThat(figures(both, "interval-cases").path("firstEarlySecondLate").path("p").asText())
        .isNotBlank();
    assertThat(refusal(both, "mean-cumulative")).contains("--start");
    Path spells =
        file("spells.csv", "u,s,t,e,g\nA,0,3,1,x\nA,3,10,0,x\nB,0,10,0,x\nC,0,4,1,y\nC,4,10,1,y\n");
    String[] columns = {
      "--time", "t", "--event", "e", "--group", "g", "--unit", "u", "--start", "s"
    };
    assertThat(refusal(json(spells, (Object[]) columns), "rate"))
        .contains("--constant-hazard", "many short runs look safe");
    List<Object> pooled = new ArrayList<>(List.of(columns));
    pooled.addAll(List.of("--constant-hazard", "electronics without wear"));
    JsonNode again = json(spells, pooled.toArray());
    assertThat(
            figures(again, "mean-cumulative")
                .path("byGroup")
                .path("x")
                .path("steps")
                .path(0)
                .path("mean")
                .asText())
        .isEqualTo("0.5");
    assertThat(refusal(again, "log-rank")).contains("spells");
    assertThat(figures(again, "rate").path("byGroup").path("x").path("exposure").asText())
        .isEqualTo("20");
  }

  @Test
  void thePlotIsWrittenOnceAndHoldsCurvesOfBothGroups() throws Exception {
    Path file = file("pairs.csv", PAIRS);
    Path plot = folder.resolve("plot.svg");
    Object[] args = {"--time", "hours", "--event", "trip", "--group", "firmware", "--plot", plot};
    assertThat(compare(file, args).code()).isZero();
    String svg = Files.readString(plot);
    assertThat(svg)
        .startsWith("<svg xmlns=")
        .contains("Number at risk", "cumulative hazard", "before (6)", "after (6)", "url(#p-arm1)")
        .doesNotContain("NaN", "Infinity");
    assertThat(compare(file, args).code()).isEqualTo(Exit.USAGE);
  }

  @Test
  void misuseIsOneLine() throws Exception {
    Path file = file("pairs.csv", PAIRS);
    Object[][] wrong = {
      {"--time", "hours"},
      {"--time", "hours", "--event", "trip", "--group", "firmware", "--method", "magic"},
      {"--time", "hours", "--event", "trip", "--group", "firmware", "--tau", "0"},
      {"--time", "hours", "--event", "trip", "--group", "firmware", "--start", "hours"},
      {"--time", "hours", "--event", "trip", "--group", "firmware", "--method", "trend"},
      {"--time", "hour", "--event", "trip", "--group", "firmware"},
      {"some-run", "--time", "hours", "--event", "trip", "--group", "firmware"},
    };
    for (Object[] each : wrong) {
      Answer answer = compare(file, each);
      assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.USAGE);
      assertThat(answer.out()).isEmpty();
      assertThat(answer.err().lines()).as(answer.toString()).hasSize(1);
    }
    Answer orphan = new Cli(folder).run("compare", "run", "--after", "run", "--against", "x");
    assertThat(orphan.err()).contains("--data");
    assertThat(orphan.code()).isEqualTo(Exit.USAGE);
  }
}
