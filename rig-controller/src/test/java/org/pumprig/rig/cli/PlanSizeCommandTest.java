package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pumprig.rig.cli.Cli.Answer;

class PlanSizeCommandTest {
  @TempDir private Path folder;

  private Answer run(String options) {
    List<Object> words = new ArrayList<>(List.of("plan-size"));
    words.addAll(Arrays.asList(options.strip().split(" +", -1)));
    return new Cli(folder.resolve("state")).run(words.toArray());
  }

  private JsonNode json(String options) throws Exception {
    Answer answer = run(options + " --json");
    assertThat(answer.code()).as(answer.toString()).isZero();
    assertThat(Cli.isOneCanonicalLine(answer.out())).isTrue();
    return new ObjectMapper().readTree(answer.out());
  }

  private double figure(String options, String name) throws Exception {
    JsonNode figure = json(options).path("figures").path(name);
    assertThat(figure.isTextual()).as(name + " of " + options).isTrue();
    return Double.parseDouble(figure.asText());
  }

  @Test
  void reliabilityIsAnsweredInOneSentence() {
    Answer answer = run("--reliability 95% --confidence 95%");
    assertThat(answer.code()).isZero();
    assertThat(answer.err()).isEmpty();
    assertThat(answer.out().replaceAll("\\s+", " "))
        .startsWith(
            "Run 59 pumps, each once and for the whole mission; if none fails, it is shown with"
                + " 95 % confidence that at least 95 % of such pumps complete the mission.")
        .contains("This holds if", "Method: success run");
  }

  @ParameterizedTest
  @CsvSource({
    "--reliability 95% --confidence 95% --failures 1, pumps, 93",
    "--reliability 0.99 --confidence 0.95, pumps, 299",
    "--reliability 90% --confidence 95% --weibull-shape 2 --mission 72h --hours 6d, pumps, 8",
    "--rate 0.001/h --confidence 95% --constant-hazard why, pumpHours, 2995.73227355399",
    "--rate 0.001/h --confidence 95% --constant-hazard why --hours 72h, pumps, 42",
    "--rate 0.002/h --good-rate 0.001/h --confidence 90% --alpha 10% --constant-hazard why,"
        + " rejectAtFailures, 15",
    "--hazard-ratio 0.5 --power 80%, trips, 66",
    "--hazard-ratio 0.5 --power 80%, leastUnitsInBothArms, 6",
    "--hazard-ratio 0.5 --power 80% --trips-before 75%, pumpsInEachArm, 53",
    "--non-inferiority-margin 1.5 --power 80% --alpha 5%, eventsByNormalApproximation, 151"
  })
  void workedAnswersComeOut(String options, String name, double value) throws Exception {
    assertThat(figure(options, name)).isEqualTo(value);
  }

  @Test
  void jsonHoldsInputsMethodAndAssumptions() throws Exception {
    JsonNode answer =
        json("--reliability 90% --confidence 95% --weibull-shape 2 --mission 72h --hours 144h");
    assertThat(answer.path("inputs").path("shape").asText()).isEqualTo("2");
    assertThat(answer.path("inputs").path("confidence").asText()).isEqualTo("0.95");
    assertThat(answer.path("method").asText()).contains("Weibull");
    assertThat(answer.path("assumptions")).hasSizeGreaterThan(1);
    assertThat(answer.path("otherAssumptions")).hasSize(4);
    assertThat(answer.path("otherAssumptions").path(0).path("pumps").asText()).isEqualTo("15");
  }

  @Test
  void hoursAreNotPooledWithoutAReason() {
    Answer answer = run("--rate 0.001/h --confidence 95%");
    assertThat(answer.code()).isEqualTo(Exit.USAGE);
    assertThat(answer.err()).contains("--constant-hazard", "--reliability");
  }

  @Test
  void nothingIsAssumedSilently() {
    assertThat(run("--hazard-ratio 0.3").err()).contains("needs --power", "no default");
    assertThat(run("--reliability 95%").err()).contains("needs --confidence");
    assertThat(run("--hazard-ratio 0.3 --power 80%").out()).contains("you said so", "alpha");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--confidence 95% | no claim is named",
        "--reliability 95% --rate 0.1/h | name two claims",
        "--reliability 95 --confidence 95% | Did you mean '95%'?",
        "--reliability 100% --confidence 95% | at most",
        "--reliability 95% --confidence 100% | at most",
        "--reliability 0,95 --confidence 95% | decimal point, not a comma",
        "--reliability many --confidence 95% | no number",
        "--reliability -5% --confidence 95% | no number",
        "--reliability 95% --confidence 95% --failures 1.5 | whole number",
        "--reliability 95% --confidence 95% --failures 1001 | from 0 to 1000",
        "--reliability 95% --confidence 95% --power 80% | --power does nothing",
        "--reliability 95% --confidence 95% --mission 72h | --mission does nothing",
        "--reliability 95% --confidence 95% --weibull-shape 2 | needs --mission",
        "--reliability 95% --confidence 95% --weibull-shape 2 --mission 72 --hours 9h | --mission",
        "--reliability 95% --confidence 95% --weibull-shape 99 --mission 1h --hours 2h | 0.1 to 20",
        "--rate 0.001 --confidence 95% | such as 0.001/h",
        "--rate 0/h --confidence 95% --constant-hazard x | must be from",
        "--rate 0.001/h --good-rate 0.002/h --confidence 95% --constant-hazard x | below --rate",
        "--hazard-ratio 1.2 --power 80% | from 0 to 1",
        "--hazard-ratio 0.999 --power 80% | from 0.001 to 0.98",
        "--hazard-ratio 0.3 --power 40% | --power is '40%'",
        "--non-inferiority-margin 1 --power 80% | must be from 1.01",
        "--non-inferiority-margin 1.5 --power 80% --rate-ratio 1.5 | nothing can be shown",
        "--non-inferiority-margin 1.5 --power 80% --hours 72h | --rate-before"
      })
  void badInputIsRefusedInOneLine(String options, String message) {
    Answer answer = run(options);
    assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.USAGE);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err().lines()).singleElement().asString().contains(message.strip());
  }

  /** The corners of every range answer without NaN, an infinity or a stack trace. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "--reliability 0.0001% --confidence 99.9998% --failures 1000",
        "--reliability 99.99% --confidence 0.0001% --failures 1000",
        "--reliability 99.99% --confidence 99.9998%",
        "--reliability 99.99% --confidence 99% --weibull-shape 20 --mission 1000h --hours 1h",
        "--reliability 0.01% --confidence 1% --weibull-shape 20 --mission 1h --hours 1000h",
        "--reliability 50% --confidence 50% --weibull-shape 0.1 --mission 1h --hours 1000h",
        "--rate 1000000/h --confidence 0.001% --failures 1000 --constant-hazard x --hours 1000000h",
        "--rate 0.000000001/h --confidence 99.9% --constant-hazard x --hours 1min",
        "--rate 0.00102/h --good-rate 0.001/h --confidence 99% --alpha 1% --constant-hazard x",
        "--rate 1/h --good-rate 0.000001/h --confidence 60% --alpha 40% --constant-hazard x",
        "--hazard-ratio 0.001 --power 51% --alpha 49.99% --trips-before 99.9%",
        "--hazard-ratio 0.98 --power 99.9% --alpha 0.001% --trips-before 0.2%",
        "--non-inferiority-margin 100 --rate-ratio 0.01 --power 51% --alpha 49.99%",
        "--non-inferiority-margin 1.011 --power 99.9% --alpha 0.001% --rate-before 0.000001/h"
      })
  void cornersHaveFiniteAnswers(String options) throws Exception {
    JsonNode answer = json(options);
    assertThat(answer.path("figures")).isNotEmpty();
    assertThat(answer.toString()).doesNotContain("NaN", "Infinity");
    Answer text = run(options);
    assertThat(text.out()).doesNotContain("NaN", "Infinity", "∞");
    assertThat(text.out().lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(200));
  }

  private static String powerPlan() {
    return Path.of("../fixtures/plans/power.yaml").toString();
  }

  @Test
  void aPlansWholeClaimIsSimulatedAndLabelled() throws Exception {
    String options = "--simulate " + powerPlan() + " --pumps 6 --campaigns 10 --seed 5";
    JsonNode answer = json(options);
    assertThat(answer.path("sentence").asText())
        .startsWith("Illustrative, as the pumps are emulated: with 6 pumps of 72.07 h");
    JsonNode figures = answer.path("figures");
    assertThat(figures.path("betterShown").asText()).isEqualTo("1");
    assertThat(figures.path("absoluteUntestable").asText()).isEqualTo("1");
    assertThat(figures.path("shareShown").asText()).isEqualTo("0");
    assertThat(figures.path("shareShownUpper").asDouble()).isBetween(0.30, 0.31);
    assertThat(answer.path("assumptions").toString())
        .contains("firmware/before.yaml", "144 faults in a run", "seed 5", "5000 ms");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--campaigns 10 | --simulate needs --pumps",
        "--pumps 6 | --simulate needs --campaigns",
        "--pumps 6 --campaigns 10 --power 80% | --power does nothing with --simulate",
        "--pumps 6.5 --campaigns 10 | --pumps must be a whole number",
        "--pumps 6 --campaigns 1 | --campaigns is '1', but must be from 10 to 100000"
      })
  void theSimulationHasNoSilentDefaults(String options, String message) {
    Answer answer = run("--simulate " + powerPlan() + " " + options);
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains(message);
  }

  @Test
  void aPlanWithoutAClaimHasNoPower() {
    Answer silent = run("--simulate ../fixtures/plans/soak.yaml --pumps 6 --campaigns 10");
    assertThat(silent.code()).isEqualTo(2);
    assertThat(silent.err()).contains("states no claim");
  }
}
