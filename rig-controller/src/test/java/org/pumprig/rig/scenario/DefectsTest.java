package org.pumprig.rig.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.pump.defect.Defect;
import org.pumprig.rig.judge.RequirementResult;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.judge.Verdict;

/** Which requirement catches which lie: {@code plans/defects.yaml}, in virtual time. */
class DefectsTest {
  private static final List<String> REQUIREMENTS =
      List.of(
          "REQ-WATCHDOG",
          "REQ-THERAPY",
          "REQ-RECONNECT",
          "REQ-FAILSAFE",
          "REQ-REPROGRAM",
          "REQ-LOG");

  @TempDir Path folder;

  /** Verdict by unit and requirement; {@code -} is not exercised. */
  private Map<String, Map<String, RequirementResult>> verdicts(String firmware) throws Exception {
    String plan =
        Fixtures.text("plans/defects.yaml")
            .replace("firmware: before", "firmware: " + firmware)
            .replace("../rigs/defects.yaml", "defects-rig.yaml");
    String rig = Fixtures.text("rigs/defects.yaml");
    for (String name : List.of("before", "after", "placebo", "after-regressed")) {
      rig = rig.replace("../firmware/" + name + ".yaml", name + ".yaml");
      Files.writeString(
          folder.resolve(name + ".yaml"), Fixtures.text("firmware/" + name + ".yaml"));
    }
    Files.writeString(folder.resolve("defects-rig.yaml"), rig);
    Path file = Files.writeString(folder.resolve("plan-" + firmware + ".yaml"), plan);
    var byUnit = new TreeMap<String, Map<String, RequirementResult>>();
    for (RunVerdict run : Simulation.run(file, 13, folder.resolve("out-" + firmware)).verdicts()) {
      var byRequirement = new LinkedHashMap<String, RequirementResult>();
      run.results().forEach(result -> byRequirement.put(result.requirementId(), result));
      byUnit.put(run.unit(), byRequirement);
    }
    return byUnit;
  }

  private static <T> T of(Map<String, T> all, String name) {
    return java.util.Objects.requireNonNull(all.get(name), name);
  }

  private static String cell(RequirementResult result) {
    return result.verdict().map(v -> v.name().toLowerCase(java.util.Locale.ROOT)).orElse("-");
  }

  private static void print(String firmware, Map<String, Map<String, RequirementResult>> found) {
    var table = new StringBuilder("%n%-20s".formatted("firmware " + firmware));
    REQUIREMENTS.forEach(r -> table.append(" %-14s".formatted(r)));
    found.forEach(
        (unit, results) -> {
          table.append("%n%-20s".formatted(unit));
          REQUIREMENTS.forEach(r -> table.append(" %-14s".formatted(cell(of(results, r)))));
        });
    System.out.println(table);
  }

  @Test
  void everyLieOfAUnitThatTripsIsCaughtAndTheHonestUnitIsNotAccused() throws Exception {
    var found = verdicts("before");
    print("before", found);
    var honest = of(found, "honest");
    for (String requirement : REQUIREMENTS) {
      assertThat(cell(of(honest, requirement)))
          .as("%s: %s", requirement, of(honest, requirement).reason())
          .isEqualTo(requirement.equals("REQ-WATCHDOG") ? "fail" : "pass");
    }
    var table = new StringBuilder("%n%-20s caught by%n".formatted("defect"));
    for (Defect defect : Defect.values()) {
      if (defect == Defect.FALSE_WATCHDOG) {
        continue; // here a unit trips with a cause; by good firmware it is caught below
      }
      Catch by = catches(defect);
      RequirementResult result = of(of(found, defect.word()), by.requirement);
      table.append(
          "%-20s %s %s: %s%n"
              .formatted(defect.word(), by.requirement, cell(result), result.reason()));
      assertThat(cell(result)).as("%s: %s", defect, result.reason()).isEqualTo(by.verdict);
      assertThat(cell(of(honest, by.requirement))).as("honest").isNotEqualTo(by.verdict);
    }
    System.out.println(table);
  }

  /** Which requirement tells a lie, and how. */
  private record Catch(String requirement, String verdict) {}

  private static Catch catches(Defect defect) {
    return switch (defect) {
      case STOPS_WITHOUT_ALARM, NO_WATCHDOG, PROCESSOR_HANGS, REBOOTS_AND_RESUMES ->
          new Catch("REQ-THERAPY", "fail"); // the fluid stands still, and nobody says why
      case ALARM_ON_CONTACT_ONLY, CHANGED_CODE_TEXT -> new Catch("REQ-WATCHDOG", "inconclusive");
      case ALARM_WITHOUT_STOP, STOPS_TOO_LATE, FREE_FLOW -> new Catch("REQ-FAILSAFE", "fail");
      case LAST_MESSAGE_LOST -> new Catch("REQ-FAILSAFE", "inconclusive");
      case KEEPS_PARAMETERS -> new Catch("REQ-REPROGRAM", "fail");
      case LOSES_LOG, CLOCK_JUMPS, CODE_ON_SCREEN_ONLY -> new Catch("REQ-LOG", "fail");
      case FALSE_WATCHDOG -> new Catch("REQ-WATCHDOG", "fail");
    };
  }

  @Test
  void aWatchdogWithoutCauseIsCaughtAndGoodFirmwareRaisesNoAlarm() throws Exception {
    var found = verdicts("after");
    print("after", found);
    assertThat(cell(of(of(found, "falseWatchdog"), "REQ-WATCHDOG"))).isEqualTo("fail");
    found.forEach(
        (unit, results) -> {
          if (!unit.equals("falseWatchdog")) { // every other lie needs a trip to show
            results.forEach(
                (requirement, result) ->
                    assertThat(result.verdict())
                        .as("%s %s: %s", unit, requirement, result.reason())
                        .isIn(java.util.Optional.empty(), java.util.Optional.of(Verdict.PASS)));
          }
        });
  }
}
