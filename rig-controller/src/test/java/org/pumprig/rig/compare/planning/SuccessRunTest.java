package org.pumprig.rig.compare.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pumprig.rig.compare.stats.Oracle.assertNear;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pumprig.rig.compare.stats.Oracle;

class SuccessRunTest {
  @Test
  void numbersAgreeWithTheOracle() {
    JsonNode plans = Oracle.json("planning_sequential.json");
    assertThat(plans.path("success_run")).hasSize(3);
    for (JsonNode row : plans.path("success_run")) {
      SuccessRun plan = new SuccessRun(row.path("R").doubleValue(), row.path("C").doubleValue(), 0);
      assertThat(plan.pumps()).isEqualTo(row.path("n").longValue());
      assertNear(plan.exactWithoutFailures(), row.path("n_exact").doubleValue(), "" + row);
    }
    assertThat(plans.path("success_run_with_failures")).hasSize(2);
    for (JsonNode row : plans.path("success_run_with_failures")) {
      SuccessRun plan =
          new SuccessRun(
              row.path("R").doubleValue(),
              row.path("C").doubleValue(),
              row.path("allowed_failures").intValue());
      long n = row.path("n").longValue();
      assertThat(plan.pumps()).isEqualTo(n);
      assertNear(plan.riskOfPassing(n), row.path("beta").doubleValue(), "" + row);
    }
  }

  /** Confidence, reliability, failures, pumps: from standard tables. */
  @ParameterizedTest
  @CsvSource({
    "0.90, 0.90, 0, 22", "0.95, 0.90, 0, 29", "0.90, 0.95, 0, 45", "0.95, 0.95, 0, 59",
    "0.99, 0.95, 0, 90", "0.95, 0.99, 0, 299", "0.99, 0.99, 0, 459", "0.95, 0.999, 0, 2995",
    "0.60, 0.90, 0, 9", "0.95, 0.95, 1, 93", "0.95, 0.95, 2, 124", "0.95, 0.95, 3, 153",
    "0.95, 0.99, 1, 473", "0.95, 0.99, 2, 628", "0.95, 0.99, 3, 773", "0.95, 0.90, 1, 46",
    "0.95, 0.90, 2, 61", "0.95, 0.90, 3, 76", "0.90, 0.90, 1, 38", "0.90, 0.90, 2, 52",
    "0.90, 0.90, 3, 65"
  })
  void publishedTablesAreMet(double confidence, double reliability, int failures, long pumps) {
    assertThat(new SuccessRun(reliability, confidence, failures).pumps()).isEqualTo(pumps);
  }

  @ParameterizedTest
  @CsvSource({"0.5, 0.75, 2", "0.1, 0.9, 1", "0.9, 0.19, 2", "0.999, 0.001, 1"})
  void anExactHitAsksForNoFurtherPump(double reliability, double confidence, long pumps) {
    assertThat(new SuccessRun(reliability, confidence, 0).pumps()).isEqualTo(pumps);
  }

  @Test
  void resultsShowTheirWorkedReliability() {
    assertThat(SuccessRun.shown(59, 0, 0.95)).isBetween(0.9504915, 0.9504925);
    assertThat(SuccessRun.shown(30, 0, 0.95)).isBetween(0.9049655, 0.9049665);
    assertThat(SuccessRun.shown(10, 0, 0.95)).isBetween(0.7411335, 0.7411345);
    assertThat(SuccessRun.shown(59, 1, 0.95)).isBetween(0.9221015, 0.9221025);
  }

  @Test
  void onePumpFewerWouldNotDo() {
    SuccessRun plan = new SuccessRun(0.999, 0.99, 3);
    long pumps = plan.pumps();
    assertThat(SuccessRun.shown(pumps, 3, 0.99)).isGreaterThanOrEqualTo(0.999);
    assertThat(SuccessRun.shown(pumps - 1, 3, 0.99)).isLessThan(0.999);
  }

  @Test
  void aGoodProductsChanceOfPassingIsSaid() {
    assertNear(
        new SuccessRun(0.95, 0.95, 0).chanceOfPassing(0.999), StrictMath.pow(0.999, 59), "59");
  }

  @Test
  void impossiblePlansAreRefused() {
    assertThatThrownBy(() -> new SuccessRun(1, 0.95, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SuccessRun(0.9, Double.NaN, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SuccessRun(0.9, 0.9, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
