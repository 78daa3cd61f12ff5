package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.rig.cli.Cli.Answer;

/** A small campaign in virtual time, compared by every method that its journals allow. */
class CompareMethodsTest {
  @TempDir private static Path record;
  private static JsonNode json;
  private static Answer text;

  @BeforeAll
  static void simulateAndCompare() throws Exception {
    Workbench bench = Workbench.in(record.resolve("bench"));
    bench.change("plans/short.yaml", "replicates: 1", "replicates: 2");
    cli("simulate", bench.plan(), "--out", record.resolve("out"));
    text = compare("--tables", record.resolve("tables"));
    json = new ObjectMapper().readTree(compare("--json").out());
  }

  private static Answer cli(Object... args) {
    return new Cli(record.resolve("state")).run(args);
  }

  private static Answer compare(Object... more) throws Exception {
    List<Object> args = new ArrayList<>(List.of("compare"));
    args.addAll(runs("before"));
    args.add("--after");
    args.addAll(runs("after"));
    args.addAll(List.of(more));
    return cli(args.toArray());
  }

  private static List<Path> runs(String arm) throws Exception {
    return Workbench.runs(record.resolve("out")).stream()
        .filter(run -> run.getFileName().toString().contains("-" + arm + "-"))
        .toList();
  }

  private static JsonNode table(String name) {
    for (JsonNode table : json.path("tables")) {
      if (table.path("name").asText().equals(name)) {
        return table.path("result");
      }
    }
    throw new AssertionError("no table " + name + " in " + json);
  }

  private static JsonNode figures(JsonNode result, String method) {
    for (JsonNode finding : result.path("findings")) {
      if (finding.path("method").asText().equals(method)) {
        return finding.path("figures");
      }
    }
    throw new AssertionError("no finding of " + method + " in " + result);
  }

  @Test
  void theSameDataAsACsvFileGiveEqualNumbers() throws Exception {
    Set<String> compared = new TreeSet<>();
    for (JsonNode table : json.path("tables")) {
      String name = table.path("name").asText();
      Path file = record.resolve("tables").resolve(name + ".csv");
      assertThat(file).hasContent(table.path("csv").asText());
      List<Object> args = new ArrayList<>(List.of("compare", "--json", "--data", file));
      table.path("arguments").forEach(argument -> args.add(argument.asText()));
      JsonNode read = new ObjectMapper().readTree(cli(args.toArray()).out());
      for (JsonNode finding : table.path("result").path("findings")) {
        String method = finding.path("method").asText();
        assertThat(figures(read, method))
            .as(name + ", " + method)
            .isEqualTo(finding.path("figures"));
        compared.add(method);
      }
      assertThat(read.path("input").path("sha256"))
          .isEqualTo(table.path("result").path("input").path("sha256"));
    }
    assertThat(compared)
        .contains("kaplan-meier-log-log", "exact-within-units", "rate-ratio", "mean-cumulative")
        .contains("mcnemar", "hodges-lehmann", "signed-rank", "aalen-johansen");
  }

  @Test
  void runsOfOnePumpAreNotSeveralPumps() {
    assertThat(json.path("runs")).hasSize(8);
    assertThat(table("watchdog").path("input").path("rows").intValue()).isEqualTo(4);
    assertThat(table("watchdog").path("input").path("units").intValue()).isEqualTo(2);
    JsonNode fisher = figures(table("watchdog"), "clopper-pearson").path("byGroup");
    assertThat(fisher.path("before").path("followed").intValue()).isEqualTo(2);
    assertThat(table("watchdogRuns").path("input").path("rows").intValue()).isEqualTo(8);
    assertThat(
            figures(table("watchdogCourse"), "mean-cumulative")
                .path("byGroup")
                .path("before")
                .path("units")
                .intValue())
        .isEqualTo(2);
  }

  @Test
  void theConclusionStandsFirstAndTheRestIsExploratory() {
    assertThat(text.out())
        .containsSubsequence(
            "Comparison: ", "EMULATED BENCH", "Exploratory beside", "== Time at risk")
        .contains("Not possible with this table", "--against before")
        .doesNotContain("NaN", "Infinity");
    assertThat(json.path("comparison").path("conclusion").asText()).isNotBlank();
    assertThat(json.toString()).doesNotContain("NaN", "Infinity");
  }

  @Test
  void methodsCanBeChosenAndThoseWithoutATableAreRefused() throws Exception {
    Answer one = compare("--method", "fisher,mann-whitney");
    assertThat(one.out()).contains("[fisher]", "[mann-whitney]").doesNotContain("[log-rank]");
    Answer none = compare("--method", "magic");
    assertThat(none.code()).isEqualTo(Exit.USAGE);
    assertThat(none.err()).contains("no method 'magic'");
  }

  @Test
  void noReasonPoolsHoursThatTheTripsShowToBeUnlike() throws Exception {
    assertThat(compare("--method", "rate", "--constant-hazard", "no wear").out())
        .contains("must not be pooled", "the hazard isn't constant");
    assertThat(compare("--constant-hazard", " ").err()).contains("needs the reason");
  }

  @Test
  void aPumpCantHaveMoreWatchdogsOnAverageThanRuns() {
    JsonNode before =
        figures(table("watchdogCourse"), "mean-cumulative").path("byGroup").path("before");
    JsonNode last = before.path("steps").path(before.path("steps").size() - 1);
    assertThat(Double.parseDouble(last.path("mean").asText()))
        .isEqualTo(before.path("events").intValue() / 2.0);
  }

  @Test
  void plotsAreDrawnWithTheirLabel() throws Exception {
    Path plots = record.resolve("plots");
    assertThat(compare("--plots", plots, "--method", "fisher").out()).contains("survival.svg");
    for (String name : List.of("survival.svg", "hazard-by-errors.svg", "mean-cumulative.svg")) {
      assertThat(Files.readString(plots.resolve(name)))
          .as(name)
          .startsWith("<svg xmlns=")
          .contains("Emulated", "illustrative.", "Number at risk", "curve a0", "curve a1")
          .doesNotContain("NaN", "Infinity");
    }
    assertThat(compare("--plots", plots).err()).contains(".svg exists");
  }

  @Test
  void tablesAreNotOverwritten() throws Exception {
    Files.createDirectories(record.resolve("mine"));
    Files.writeString(record.resolve("mine/watchdog.csv"), "mine");
    Answer again = compare("--tables", record.resolve("mine"));
    assertThat(again.code()).isEqualTo(Exit.USAGE);
    assertThat(again.err()).contains("watchdog.csv exists");
    assertThat(record.resolve("mine/watchdog.csv")).hasContent("mine");
  }
}
