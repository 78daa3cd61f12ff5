package org.pumprig.rig.compare.proportion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.pumprig.rig.compare.stats.Oracle.assertNear;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.compare.stats.Interval;
import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.rig.compare.stats.Oracle;
import org.pumprig.rig.compare.stats.Proportion;

class ProportionsTest {
  /** A relative 2e-4, as numerical suprema of other programs stop a little below. */
  private static final double NEAR_SUPREMUM = 0.02;

  private static Proportion share(JsonNode row, String hits, String runs) {
    return new Proportion(row.path(hits).longValue(), row.path(runs).longValue());
  }

  @Test
  void wilsonAndNewcombeAgreeWithR() {
    JsonNode cases = Oracle.json("proportions.json").path("two_proportions");
    assertThat(cases).hasSize(4);
    for (JsonNode row : cases) {
      String call = row.path("call").asText();
      Proportion after = share(row, "x1", "n1");
      Proportion before = share(row, "x2", "n2");
      assertLimits(new Wilson(after).interval(0.95), row.path("wilson1"), call);
      assertLimits(new Wilson(before).interval(0.95), row.path("wilson2"), call);
      Newcombe difference = new Newcombe(before, after);
      assertNear(difference.difference(), row.path("diff").doubleValue(), call);
      assertNear(difference.lower(0.95), row.path("newcombe10_lower").doubleValue(), call);
      assertNear(difference.upper(0.95), row.path("newcombe10_upper").doubleValue(), call);
    }
  }

  private static void assertLimits(Interval ours, JsonNode limits, String call) {
    assertNear(ours.lower(), limits.path(0).doubleValue(), call);
    assertNear(ours.upper(), limits.path(1).doubleValue(), call);
  }

  @Test
  void jeffreysAgreesWithR() {
    JsonNode row = Oracle.json("recurrent_competing_misc.json").path("jeffreys").path(0);
    Interval ours = new Jeffreys(share(row, "x", "n")).interval(0.95);
    assertNear(ours.lower(), row.path("lower").doubleValue(), "lower");
    assertNear(ours.upper(), row.path("upper").doubleValue(), "upper");
  }

  @Test
  void barnardAndBoschlooAgreeWithTheOracle() throws NotComputableException {
    JsonNode cases = Oracle.json("barnard_boschloo.json").path("cases");
    assertThat(cases).hasSize(3);
    for (JsonNode row : cases) {
      Proportion after = share(row, "x1", "n1");
      Proportion before = share(row, "x2", "n2");
      Barnard barnard = new Barnard(before, after);
      Boschloo boschloo = new Boschloo(before, after);
      JsonNode twoSided = row.path("barnard_pooled_two-sided");
      assertNear(barnard.statistic(), twoSided.path("wald").doubleValue(), row.toString());
      assertSupremum(barnard.pTwoSided(), twoSided);
      assertSupremum(barnard.pAfterFewer(), row.path("barnard_pooled_less"));
      assertSupremum(boschloo.pAfterFewer(), row.path("boschloo_less"));
      assertSupremum(boschloo.pTwoSided(), row.path("boschloo_two-sided"));
      assertNear(
          boschloo.fisher().pAfterFewer(),
          row.path("boschloo_less").path("fisher_stat").doubleValue(),
          row.toString());
      assertNear(
          boschloo.fisher().pTwoSided(),
          row.path("fisher_two_sided").doubleValue(),
          row.toString());
    }
  }

  private static void assertSupremum(double ours, JsonNode expected) {
    assertThat(ours)
        .as(expected.toString())
        .isCloseTo(expected.path("p").doubleValue(), withinPercentage(NEAR_SUPREMUM));
  }

  @Test
  void refinedSupremumIsReachedToManyDigits() throws NotComputableException {
    Barnard barnard = new Barnard(new Proportion(11, 20), new Proportion(3, 20));
    assertThat(barnard.pTwoSided()).isCloseTo(0.00846675347, withinPercentage(1e-6));
  }

  @Test
  void bothDirectionsMirrorEachOther() throws NotComputableException {
    Proportion few = new Proportion(2, 9);
    Proportion many = new Proportion(7, 11);
    assertNear(new Barnard(few, many).pAfterMore(), new Barnard(many, few).pAfterFewer(), "p");
    assertNear(new Boschloo(few, many).pAfterMore(), new Boschloo(many, few).pAfterFewer(), "p");
  }

  @Test
  void unconditionalTestsNeedFewerRunsThanFishers() throws NotComputableException {
    Boschloo test = new Boschloo(new Proportion(4, 6), new Proportion(0, 6));
    assertThat(test.fisher().pAfterFewer()).isGreaterThan(0.03);
    assertThat(test.pAfterFewer()).isLessThan(0.015);
  }

  @Test
  void twoArmsWithoutAHitShowNothing() throws NotComputableException {
    Proportion none = new Proportion(0, 12);
    assertThat(new Barnard(none, none).pTwoSided()).isEqualTo(1);
    assertThat(new Boschloo(none, none).pTwoSided()).isEqualTo(1);
  }

  @Test
  void tooManyRunsAreRefusedWithTheTestToTakeInstead() {
    Proportion large = new Proportion(3, 501);
    assertThatThrownBy(() -> new Barnard(large, large).pTwoSided())
        .isInstanceOf(NotComputableException.class)
        .hasMessageContaining("Fisher");
  }
}
