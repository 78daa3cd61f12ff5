package org.pumprig.rig.compare.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.pumprig.rig.compare.stats.Oracle.assertNear;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeibullPlanTest {
  /** Confidence, reliability, shape, length, exact number, pumps. */
  @ParameterizedTest
  @CsvSource({
    "0.95, 0.90, 2, 1, 28.433, 29",
    "0.95, 0.90, 2, 2, 7.108, 8",
    "0.90, 0.90, 1.5, 2, 7.727, 8",
    "0.95, 0.99, 2, 3, 33.119, 34",
    "0.95, 0.95, 1, 2, 29.202, 30"
  })
  void workedPlansAreMet(
      double confidence, double reliability, double shape, double length, double exact, int n) {
    WeibullPlan plan = new WeibullPlan(reliability, confidence, shape, length);
    assertThat(plan.exactPumps()).isCloseTo(exact, within(5e-4));
    assertThat(plan.pumps()).isEqualTo(n);
  }

  @Test
  void atMissionLengthTheShapeDoesNotMatter() {
    WeibullPlan plan = new WeibullPlan(0.95, 0.95, 3, 1);
    assertThat(plan.pumps()).isEqualTo(new SuccessRun(0.95, 0.95, 0).pumps());
    assertThat(plan.sensitivity(List.of(0.7, 1.0, 6.0)))
        .allSatisfy(other -> assertThat(other.pumps()).isEqualTo(59));
  }

  @Test
  void aShapeThatWasTakenTooHighShowsLess() {
    WeibullPlan plan = new WeibullPlan(0.95, 0.95, 2, 2);
    WeibullPlan.Sensitivity constant = plan.sensitivity(List.of(1.0)).getFirst();
    assertThat(plan.pumps()).isEqualTo(15);
    assertThat(constant.pumps()).isEqualTo(30);
    assertNear(
        constant.reliabilityShown(), StrictMath.pow(0.05, 1 / 30.0), "15 pumps, two missions each");
  }

  @Test
  void shortRunsOfAnAccumulatingFaultAreWorthAlmostNothing() {
    WeibullPlan plan = new WeibullPlan(0.95, 0.95, 1, 10 / 72.0);
    WeibullPlan.Sensitivity accumulating = plan.sensitivity(List.of(6.0)).getFirst();
    assertThat(plan.pumps()).isEqualTo(421);
    assertThat(accumulating.reliabilityShown()).isLessThan(1e-100).isGreaterThanOrEqualTo(0);
    assertThat(accumulating.pumps()).isGreaterThan(8_000_000);
  }

  @Test
  void weibayesHasItsWorkedValue() {
    double life = WeibullPlan.characteristicLife(Collections.nCopies(5, 100.0), 2, 0.95);
    assertThat(life).isCloseTo(129.191, within(5e-4));
  }

  @Test
  void impossiblePlansAreRefused() {
    assertThatThrownBy(() -> new WeibullPlan(0.9, 0.9, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new WeibullPlan(0.9, 0.9, 1, Double.POSITIVE_INFINITY))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> WeibullPlan.characteristicLife(List.of(), 1, 0.9))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
