package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pumprig.rig.cli.Cli.Answer;

class PlanSizePilotTest {
  private static final String SIX_OF_EIGHT =
      """
      hours,trip,serial
      20,1,SN-1
      31,1,SN-2
      44.5,1,SN-3
      50,1,SN-4
      61,1,SN-5
      70,1,SN-6
      72,0,SN-7
      72,0,SN-8
      """;
  private static final String COLUMNS = " --time hours --event trip --unit serial";

  @TempDir private Path folder;

  private Answer run(String table, String options, Object... more) throws Exception {
    Path file = folder.resolve("pilot.csv");
    Files.writeString(file, table);
    List<Object> words = new ArrayList<>(List.of("plan-size"));
    words.addAll(Arrays.asList(options.replace("FILE", file.toString()).strip().split(" +", -1)));
    words.addAll(List.of(more));
    return new Cli(folder.resolve("state")).run(words.toArray());
  }

  private JsonNode json(String options) throws Exception {
    Answer answer = run(SIX_OF_EIGHT, options + COLUMNS, "--json");
    assertThat(answer.code()).as(answer.toString()).isZero();
    assertThat(Cli.isOneCanonicalLine(answer.out())).isTrue();
    return new ObjectMapper().readTree(answer.out());
  }

  private static double number(JsonNode json, String part, String name) {
    assertThat(json.path(part).path(name).isTextual()).as(name + " in " + json).isTrue();
    return Double.parseDouble(json.path(part).path(name).asText());
  }

  @Test
  void theShareThatTripsComesFromThePilotWithItsExactLimits() throws Exception {
    JsonNode json = json("--hazard-ratio 0.3 --power 80% --pilot FILE");
    assertThat(number(json, "inputs", "shareTrippingBefore")).isEqualTo(0.75);
    assertThat(number(json, "inputs", "pilotShareTrippingLower"))
        .isCloseTo(0.3491442, within(1e-7)); // Clopper and Pearson, 6 of 8
    assertThat(number(json, "inputs", "pilotShareTrippingUpper"))
        .isCloseTo(0.9681460, within(1e-7));
    assertThat(number(json, "inputs", "pilotPumpHours")).isEqualTo(420.5);
    double few = number(json, "figures", "pumpsInEachArm");
    JsonNode atLower = json.path("otherAssumptions").get(0);
    assertThat(Double.parseDouble(atLower.path("pumpsInEachArm").asText())).isGreaterThan(few);
    assertThat(json.path("assumptions").toString())
        .contains("estimated from the pilot", "Weibull limits are too narrow", "sha256")
        .doesNotContain("Illustrative");
  }

  @Test
  void theShapeComesFromThePilot() throws Exception {
    JsonNode json =
        json("--reliability 95% --confidence 95% --mission 72h --hours 144h --pilot FILE");
    double shape = number(json, "inputs", "shape");
    assertThat(shape).isEqualTo(number(json, "inputs", "pilotWeibullShape"));
    assertThat(number(json, "inputs", "pilotWeibullShapeLower")).isBetween(0.5, shape);
    assertThat(number(json, "inputs", "pilotWeibullScaleHours")).isBetween(50.0, 90.0);
    assertThat(number(json, "figures", "pumps"))
        .isEqualTo(Math.ceil(Math.log(0.05) / Math.log(0.95) / Math.pow(2, shape)));
  }

  @Test
  void theRateComesFromThePilotAndHoursFollow() throws Exception {
    JsonNode json =
        json("--non-inferiority-margin 1.5 --power 80% --alpha 5% --hours 72h --pilot FILE");
    assertThat(number(json, "inputs", "rateBeforePerHour")).isCloseTo(6 / 420.5, within(1e-15));
    assertThat(number(json, "inputs", "pilotTripsPerHourUpper"))
        .isCloseTo(13.05947 / 420.5, within(1e-6)); // Garwood, 6 events
    assertThat(number(json, "figures", "pumpHoursInEachArm"))
        .isCloseTo(number(json, "figures", "events") * 420.5 / 12, within(1e-6));
  }

  @Test
  void secondRunsOfAPumpAreNoOtherPumps() throws Exception {
    String twice = SIX_OF_EIGHT + "72,0,SN-1\n72,0,SN-2\n";
    Answer answer = run(twice, "--hazard-ratio 0.3 --power 80% --pilot FILE" + COLUMNS);
    assertThat(answer.code()).as(answer.toString()).isZero();
    assertThat(answer.out().replaceAll("\\s+", " "))
        .contains("pilot pumps 8", "pilot runs 10", "share tripping before 0.75", "first run");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "72,0,A;72,0,B | no trip",
        "20,1,A;30,0,B;72,0,C | not known",
        "x,1,A | pilot.csv:2",
        "-1,1,A | pilot.csv:2"
      })
  void pilotsThatTellNothingAreRefusedWithTheReason(String rows, String reason) throws Exception {
    String table = "hours,trip,serial\n" + rows.strip().replace(';', '\n') + "\n";
    Answer answer = run(table, "--hazard-ratio 0.3 --power 80% --pilot FILE" + COLUMNS);
    assertThat(answer.code()).isEqualTo(Exit.USAGE);
    assertThat(answer.err()).contains(reason).doesNotContain("\tat ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--hazard-ratio 0.3 --power 80% --time hours | --pilot",
        "--hazard-ratio 0.3 --power 80% --pilot FILE --time hours | --event",
        "--hazard-ratio 0.3 --power 80% --pilot FILE --time hour --event trip | no column 'hour'",
        "--hazard-ratio 0.3 --power 80% --pilot FILE.gone --time hours --event trip | no such file",
        "--hazard-ratio 0.3 --power 80% --trips-before 50% --pilot FILE --time hours --event trip"
            + " | twice",
        "--rate 0.001/h --confidence 95% --constant-hazard w --pilot FILE --time hours --event trip"
            + " | does nothing",
        "--reliability 95% --confidence 95% --pilot FILE --time hours --event trip --failures 1"
            + " | --failures"
      })
  void optionsThatDontFitAreRefused(String options, String words) throws Exception {
    Answer answer = run(SIX_OF_EIGHT, options);
    assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.USAGE);
    assertThat(answer.err()).contains(words.strip());
  }

  @Test
  void runsOfEmulatedPumpsAreRefusedUnlessAskedForAndThenLabelled() throws Exception {
    Workbench bench = Workbench.in(folder.resolve("bench"));
    Path out = folder.resolve("out");
    new Cli(folder.resolve("state")).run("simulate", bench.plan(), "--out", out);
    List<Object> old = new ArrayList<>();
    old.add("--pilot");
    Workbench.runs(out).stream()
        .filter(path -> path.getFileName().toString().contains("before"))
        .forEach(old::add);
    assertThat(old).hasSize(3);
    Answer refused = run("", "--hazard-ratio 0.3 --power 80%", old.toArray());
    assertThat(refused.code()).isEqualTo(Exit.USAGE);
    assertThat(refused.err()).contains("emulated", "--emulated-pilot");
    old.addFirst("--emulated-pilot");
    Answer taken = run("", "--hazard-ratio 0.3 --power 80%", old.toArray());
    assertThat(taken.code()).as(taken.toString()).isZero();
    assertThat(taken.out().replaceAll("\\s+", " "))
        .startsWith("Illustrative, from an emulated pilot: ")
        .contains("pilot pumps 2", "pilot trips 2", "the utmost that can be planned with");
  }
}
