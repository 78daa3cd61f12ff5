package org.pumprig.rig.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pumprig.rig.yaml.InputProblem;

class ClaimErrorsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "beforeFails: 30 %|beforeFalls: 30 %|unknown key 'beforeFalls'",
        "failing: [watchdog, otherStop]|failing: [watchdgo]|unknown failing 'watchdgo'",
        "shareHigherBy: 50 %|laterBy: 2s|needs exactly one margin of its own scale",
        "shareHigherBy: 50 %|rateRatioBelow: 1.0|must be above 1",
        "endpoint: therapyDeviations|endpoint: alarms|stands here again",
        "rule: all|rule: some|unknown rule 'some'",
        "kind: rateRatio|kind: hazard|unknown kind 'hazard'",
        "clusters: limit|looks: {kind: alphaSpending, spending: pocock, at: [50 %], pumps: 6}|is"
            + " not at 100 %",
        "clusters: limit|looks: {kind: sprt, good: 50 %, bad: 5 %, beta: 10 %}|must be above"
            + " 'good'",
        "clusters: limit|ties: random|unknown ties 'random'",
        "clusters: limit|acceleration: {errorsToFailureWithin: 1.0}|must be above 1",
        "clusters: limit|baseline: {rateRatioWithin: 2.0}|'shareWithin' is missing",
        "confidence: 95 %, mission|confidence: 5 %, mission|too little",
      })
  void namesTheMistake(String piece, String instead, String message) {
    assertThatThrownBy(() -> DemoPlan.with(piece, instead))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining(message);
  }

  @Test
  void aPlanWithoutClaimIsValidAndLevelHasADefault() throws InputProblem {
    int claim = DemoPlan.TEXT.indexOf("\nclaim:");
    Plan plan = DemoPlan.parse(DemoPlan.TEXT.substring(0, claim + 1));
    assertThat(plan.claim()).isEmpty();
    assertThat(DemoPlan.with("  alpha: 2.5 %\n", "").comparison().orElseThrow().alphaPpm())
        .isEqualTo(25_000);
  }
}
