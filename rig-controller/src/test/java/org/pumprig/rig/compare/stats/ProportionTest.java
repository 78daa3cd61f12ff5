package org.pumprig.rig.compare.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pumprig.rig.compare.stats.Oracle.assertNear;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProportionTest {
  @Test
  void fisherAndClopperPearsonAgreeWithR() {
    JsonNode cases = Oracle.json("proportions.json").path("two_proportions");
    assertThat(cases).hasSize(4);
    for (JsonNode row : cases) {
      String call = row.path("call").asText();
      Proportion after = new Proportion(row.path("x1").longValue(), row.path("n1").longValue());
      Proportion before = new Proportion(row.path("x2").longValue(), row.path("n2").longValue());
      FisherExact fisher = new FisherExact(before, after);
      assertNear(fisher.pTwoSided(), row.path("fisher_p").doubleValue(), call);
      assertNear(fisher.pAfterFewer(), row.path("fisher_less").doubleValue(), call);
      assertNear(fisher.pAfterMore(), row.path("fisher_greater").doubleValue(), call);
      assertLimits(after, row.path("clopper_pearson1"), call);
      assertLimits(before, row.path("clopper_pearson2"), call);
    }
  }

  private static void assertLimits(Proportion share, JsonNode limits, String call) {
    assertNear(share.interval(0.95).lower(), limits.path(0).doubleValue(), call);
    assertNear(share.interval(0.95).upper(), limits.path(1).doubleValue(), call);
  }

  @Test
  void mcNemarAgreesWithR() {
    JsonNode cases = Oracle.json("proportions.json").path("mcnemar_exact");
    assertThat(cases).hasSize(2);
    for (JsonNode row : cases) {
      McNemarExact test = new McNemarExact(row.path("c").longValue(), row.path("b").longValue());
      assertNear(test.pTwoSided(), row.path("p").doubleValue(), row.toString());
    }
  }

  /** Failures and runs before, then after; the p as printed and half its last digit. */
  @ParameterizedTest
  @CsvSource({
    "3, 3, 0, 3, 0.05, 0",
    "4, 4, 0, 4, 0.0142857, 5e-8",
    "5, 5, 0, 5, 0.00396825, 5e-9",
    "6, 6, 0, 6, 0.00108225, 5e-9",
    "5, 6, 0, 6, 0.00757576, 5e-9",
    "4, 6, 0, 6, 0.030303, 5e-7",
    "3, 6, 0, 6, 0.0909091, 5e-8"
  })
  void rigTablesHaveTheirWorkedFisherP(
      long xBefore, long nBefore, long xAfter, long nAfter, double p, double within) {
    FisherExact fisher =
        new FisherExact(new Proportion(xBefore, nBefore), new Proportion(xAfter, nAfter));
    assertThat(Math.abs(fisher.pAfterFewer() - p)).isLessThanOrEqualTo(within);
  }

  @Test
  void publishedFisherExamplesAgree() {
    FisherExact tea = new FisherExact(new Proportion(1, 4), new Proportion(3, 4));
    assertThat(tea.pAfterMore()).isBetween(0.24285705, 0.24285715);
    FisherExact convictions = new FisherExact(new Proportion(10, 13), new Proportion(2, 17));
    assertThat(convictions.pAfterFewer()).isBetween(0.00046518085, 0.00046518095);
    assertThat(convictions.pTwoSided()).isBetween(0.00053672405, 0.00053672415);
  }

  @Test
  void pairedUnitsHaveTheirWorkedMcNemarP() {
    assertThat(new McNemarExact(5, 0).pAfterFewer()).isEqualTo(0.03125);
    assertThat(new McNemarExact(6, 0).pAfterFewer()).isEqualTo(0.015625);
    assertThat(new McNemarExact(0, 6).pAfterMore()).isEqualTo(0.015625);
    assertThat(new McNemarExact(0, 0).pTwoSided()).isEqualTo(1);
  }

  @Test
  void cleanRunsHaveTheirWorkedUpperFailureBound() {
    assertThat(1 - new Proportion(0, 59).upperBound(0.95)).isBetween(0.9504915, 0.9504925);
    assertThat(1 - new Proportion(0, 299).upperBound(0.95)).isBetween(0.9900305, 0.9900315);
    assertThat(1 - new Proportion(1, 59).upperBound(0.95)).isBetween(0.9221015, 0.9221025);
    assertThat(1 - new Proportion(1, 93).upperBound(0.95)).isBetween(0.9500055, 0.9500065);
    assertThat(new Proportion(59, 59).upperBound(0.95)).isEqualTo(1);
    assertThat(new Proportion(0, 59).lowerBound(0.95)).isZero();
  }

  @Test
  void impossibleSharesAreRefused() {
    assertThatThrownBy(() -> new Proportion(3, 2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Proportion(0, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Proportion(-1, 2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new McNemarExact(-1, 2)).isInstanceOf(IllegalArgumentException.class);
  }
}
