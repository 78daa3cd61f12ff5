package org.pumprig.rig.compare.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.plan.DemoPlan;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.yaml.InputProblem;

/** What is known of a claim before the first run: whether its units, or clusters, are enough. */
class ClaimNeedsTest {
  private static final String ABSOLUTE =
      "absolute: {reliability: 60 %, confidence: 95 %, mission: 20s}";

  private static List<String> units(int count) {
    return IntStream.rangeClosed(1, count).mapToObj("SN-%d"::formatted).toList();
  }

  private static List<String> limits(String piece, String instead, int units) throws InputProblem {
    String text = DemoPlan.TEXT.replaceAll("    - \\{fault: (gatewayRestart|slowAck).*\n", "");
    assertThat(text).contains(piece);
    return ClaimNeeds.limits(DemoPlan.parse(text.replace(piece, instead)), units(units));
  }

  @Test
  void sixUnitsOnTheirOwnAreEnoughForTheDemosClaim() throws InputProblem {
    assertThat(limits("expect: better", "expect: better", 6)).isEmpty();
  }

  @Test
  void saysOfEachPartHowManyUnitsItNeeds() throws InputProblem {
    // 0.025 < 0.3^n up to n = 3; 2^-n <= 0.025 from n = 6; ln(0.05) / ln(0.6) = 5.86.
    assertThat(limits("expect: better", "expect: better", 3))
        .hasSize(7)
        .anyMatch(line -> line.contains("with 3 units; at least 4 are needed to show that more"))
        .anyMatch(line -> line.contains("at least 6 are needed for a p at the level"))
        .anyMatch(line -> line.contains("at least 6 are needed to show that 60 % complete"))
        .anyMatch(line -> line.contains("50 percentage points more of alarms can't be shown"))
        .anyMatch(line -> line.contains("at least 6 are needed for signed ranks of reconnection"));
    assertThat(limits("reliability: 60 %", "reliability: 95 %", 58))
        .containsExactly(
            Part.ABSOLUTE.title()
                + ": it can't be told with 58 units; at least 59 are needed to show that 95 %"
                + " complete the mission.");
    assertThat(limits("reliability: 60 %", "reliability: 95 %", 59)).isEmpty();
  }

  @Test
  void whereEachUnitStaysInOneArmItIsTheArmThatCounts() throws InputProblem {
    // 1 / C(6, 3) = 0.05 and 1 / C(8, 4) = 0.014; C(7, 3) = 35 is 0.029.
    assertThat(limits("order: randomised", "order: parallel", 6))
        .anyMatch(line -> line.contains("with 3 units in an arm; at least 4 are needed to show"))
        .anyMatch(
            line ->
                line.contains(
                    "with 3 units in one arm and 3 in the other; at least 8 in both together are"
                        + " needed for a p at the level"))
        .anyMatch(line -> line.contains("with 3 units in an arm; at least 6 are needed to show"));
    assertThat(limits("order: randomised", "order: parallel", 12)).isEmpty();
  }

  @Test
  void saysIfNoRunCanCompleteTheMission() throws InputProblem {
    assertThat(limits("mission: 20s", "mission: 21s", 6).getFirst())
        .contains("the mission of 21 s is longer than stress and recovery of a run (20 s)");
    assertThat(limits("mission: 20s", "mission: 21s, weibullShapes: [1, 2]", 6)).isEmpty();
  }

  @Test
  void aRateNeedsItsHours() throws InputProblem {
    // -ln(0.05) / 100 per hour are 0.029957 h, so 5.39 runs of 20 s.
    String rate = "absolute: {perHourBelow: 100, confidence: 95 %, constantHazard: it is so}";
    assertThat(limits(ABSOLUTE, rate.replace("100", "50"), 6).getFirst())
        .contains("with 6 units; at least 11 are needed");
    assertThat(limits(ABSOLUTE, rate, 6)).isEmpty();
  }

  @Test
  void sharedFaultsLimitTheVerdictOrAreTooFewClusters() throws InputProblem {
    assertThat(ClaimNeeds.limits(DemoPlan.parse(DemoPlan.TEXT), units(6)))
        .singleElement()
        .asString()
        .contains("6 units are tied by shared faults (gateway) and form 1 cluster")
        .contains("betterLimited at best");
    assertThat(ClaimNeeds.limits(DemoPlan.with("clusters: limit", "clusters: permute"), units(6)))
        .hasSize(4)
        .anyMatch(line -> line.contains("with 1 cluster; at least 4 are needed to show that more"))
        .anyMatch(line -> line.contains("with 1 cluster; at least 6 are needed for a p"))
        .anyMatch(line -> line.contains("with 1 cluster; at least 7 are needed to show that 60 %"));
  }

  @Test
  void aNamedThingTiesOnlyItsUnits() throws InputProblem {
    String text =
        DemoPlan.TEXT
            .replaceAll("    - \\{fault: (gatewayRestart|slowAck).*\n", "")
            .replace("  windows:", "  shared:\n    switch: [SN-1, SN-2]\n  windows:")
            .replace("{fault: stall, times: 1,", "{fault: stall, times: 1, target: switch,");
    assertThat(ClaimNeeds.limits(DemoPlan.parse(text), units(6)).getFirst())
        .contains("(switch) and form 5 clusters: SN-1 + SN-2; SN-3; SN-4; SN-5; SN-6.");
    assertThat(ClaimNeeds.limits(DemoPlan.parse(text), List.of("SN-1", "SN-3")))
        .noneMatch(line -> line.contains("tied"));
  }

  @Test
  void withoutAClaimOnlyTheTiesAreSaid() throws InputProblem {
    Plan plan = DemoPlan.parse(DemoPlan.TEXT.substring(0, DemoPlan.TEXT.indexOf("\nclaim:") + 1));
    assertThat(ClaimNeeds.limits(plan, units(6)))
        .singleElement()
        .asString()
        .contains("form 1 cluster", "test within units stays exact")
        .doesNotContain("verdict");
  }
}
