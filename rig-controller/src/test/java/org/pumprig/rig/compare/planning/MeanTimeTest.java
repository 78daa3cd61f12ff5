package org.pumprig.rig.compare.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.pumprig.rig.compare.stats.Oracle.assertNear;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.compare.stats.EventCount;
import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.rig.compare.stats.Oracle;
import org.pumprig.rig.compare.stats.Value;

class MeanTimeTest {
  @Test
  void chiSquareBoundsAgreeWithTheOracle() throws NotComputableException {
    JsonNode rows = Oracle.json("planning_sequential.json").path("chi_square_mtbf");
    assertThat(rows).hasSize(3);
    for (JsonNode row : rows) {
      long failures = row.path("failures").longValue();
      double confidence = row.path("C").doubleValue();
      MeanTime mean = new MeanTime(new EventCount(failures, 1000));
      String what = row.toString();
      assertNear(
          MeanTime.hoursToShow(1, confidence, failures),
          row.path("total_time_over_mtbf_lower").doubleValue(),
          what);
      assertNear(mean.lower(confidence), row.path("mtbf_lower_for_T1000").doubleValue(), what);
      if (failures > 0) {
        assertNear(
            mean.lowerEndedByFailure(confidence) / 1000,
            row.path("failure_truncated_mult").doubleValue(),
            what);
      }
    }
  }

  @Test
  void workedValuesAreMet() {
    assertThat(new MeanTime(new EventCount(1, 8760)).lower(0.6)).isCloseTo(4331.67, within(5e-3));
    assertThat(400 * MeanTime.hoursToShow(1, 0.9, 0)).isCloseTo(921.03, within(5e-3));
    assertThat(MeanTime.hoursToShow(1 / 400.0, 0.9, 1)).isCloseTo(1555.89, within(5e-3));
    assertThat(MeanTime.hoursToShow(0.001, 0.95, 0)).isCloseTo(2995.73, within(5e-3));
    MeanTime two = new MeanTime(new EventCount(2, 1));
    assertThat(2 * two.lower(0.95)).isCloseTo(0.317672, within(5e-7));
    assertThat(2 * Oracle.number(two.upper(0.95))).isCloseTo(5.628072, within(5e-7));
  }

  @Test
  void withoutFailuresThereIsNoUpperBoundAndNoLastFailure() {
    MeanTime none = new MeanTime(new EventCount(0, 1000));
    assertThat(none.upper(0.95)).isEqualTo(Value.infinite());
    assertThatThrownBy(() -> none.lowerEndedByFailure(0.9))
        .isInstanceOf(NotComputableException.class);
  }

  @Test
  void fixedLengthPlansAgreeWithTheOracle() {
    JsonNode rows = Oracle.json("planning_sequential.json").path("fixed_length_781_like");
    assertThat(rows).hasSize(6);
    for (JsonNode row : rows) {
      FixedLengthPlan plan =
          FixedLengthPlan.of(
              row.path("alpha").doubleValue(),
              row.path("beta").doubleValue(),
              row.path("d").doubleValue());
      assertThat(plan.rejectAt()).isEqualTo(row.path("reject_failures").longValue());
      assertNear(plan.lengthOverBad(), row.path("test_time_over_theta1").doubleValue(), "" + row);
      assertNear(
          plan.longestOverBad(),
          row.path("test_time_over_theta1_upto_alpha").doubleValue(),
          "" + row);
    }
  }

  @Test
  void fixedLengthPlansKeepBothRisksAndNoShorterOneDoes() {
    FixedLengthPlan plan = FixedLengthPlan.of(0.05, 0.1, 2.5);
    double length = plan.lengthOverBad();
    int accept = Math.toIntExact(plan.rejectAt() - 1);
    assertNear(PoissonDistribution.of(length).cumulativeProbability(accept), 0.1, "consumer");
    assertThat(PoissonDistribution.of(length / 2.5).survivalProbability(accept))
        .isLessThanOrEqualTo(0.05);
    double shorter = MeanTime.hoursToShow(1, 0.9, accept - 1);
    assertThat(PoissonDistribution.of(shorter / 2.5).survivalProbability(accept - 1))
        .isGreaterThan(0.05);
  }
}
