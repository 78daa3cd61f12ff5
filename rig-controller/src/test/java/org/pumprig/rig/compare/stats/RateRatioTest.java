package org.pumprig.rig.compare.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pumprig.rig.compare.stats.Oracle.assertNear;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

class RateRatioTest {
  private static RateRatio ratio(long xBefore, double tBefore, long xAfter, double tAfter) {
    return new RateRatio(new EventCount(xBefore, tBefore), new EventCount(xAfter, tAfter));
  }

  @Test
  void estimatesPsAndIntervalsAgreeWithR() {
    JsonNode cases = Oracle.json("rates.json").path("two_sample");
    assertThat(cases).hasSize(9);
    for (JsonNode row : cases) {
      String call = row.path("call").asText();
      RateRatio ratio =
          ratio(
              row.path("x2").longValue(),
              row.path("T2").doubleValue(),
              row.path("x1").longValue(),
              row.path("T1").doubleValue());
      assertNear(ratio.estimate(), row.path("ratio").doubleValue(), call);
      double p = row.path("p").doubleValue();
      double lower = row.path("lower").doubleValue();
      double upper = row.path("upper").doubleValue();
      switch (row.path("alternative").asText()) {
        case "two.sided" -> {
          assertNear(ratio.pTwoSided(1), p, call);
          assertNear(ratio.interval(0.95).lower(), lower, call);
          assertNear(ratio.interval(0.95).upper(), upper, call);
        }
        case "less" -> {
          assertNear(ratio.pAfterLower(1), p, call);
          assertNear(ratio.upperBound(0.95), upper, call);
        }
        default -> {
          assertNear(ratio.pAfterHigher(1), p, call);
          assertNear(ratio.lowerBound(0.95), lower, call);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"aml", "ovarian", "rats_f"})
  void ratesOfTheSurvivalDataAgreeWithR(String data) {
    JsonNode row = Oracle.json("survival_tests.json").path(data).path("rate_ratio");
    RateRatio ratio =
        ratio(
            row.path("events").path(0).longValue(),
            row.path("exposure").path(0).doubleValue(),
            row.path("events").path(1).longValue(),
            row.path("exposure").path(1).doubleValue());
    assertNear(ratio.estimate(), row.path("rate_ratio_g2_over_g1").doubleValue(), "ratio");
    assertNear(ratio.interval(0.95).lower(), row.path("lower95").doubleValue(), "lower");
    assertNear(ratio.interval(0.95).upper(), row.path("upper95").doubleValue(), "upper");
    assertNear(ratio.pTwoSided(1), row.path("p").doubleValue(), "p");
  }

  @Test
  void nonInferiorityAgreesWithR() {
    JsonNode row = Oracle.json("rates.json").path("noninferiority").path(0);
    RateRatio ratio = ratio(18, 900, 5, 1200);
    assertNear(ratio.pAfterLower(1.5), row.path("p").doubleValue(), "p");
    assertNear(ratio.upperBound(0.95), row.path("upper95").doubleValue(), "bound");
  }

  /** Columns: before, hours, after, hours, one-sided p, 95 % upper bound; digits as printed. */
  @ParameterizedTest
  @CsvSource({
    "12, 400, 0, 400, 0.000244140625, 0, 0.28357, 5e-6",
    "5, 400, 0, 400, 0.03125, 0, 0.8206, 5e-5",
    "12, 400, 0, 2000, 4.59e-10, 5e-13, 0.05671, 5e-6",
    "12, 400, 2, 400, 0.00647, 5e-6, 0.62705, 5e-6"
  })
  void rigCasesHaveTheirWorkedValues(
      long xBefore,
      double tBefore,
      long xAfter,
      double tAfter,
      double p,
      double pWithin,
      double bound,
      double boundWithin) {
    RateRatio ratio = ratio(xBefore, tBefore, xAfter, tAfter);
    assertThat(Math.abs(ratio.pAfterLower(1) - p)).isLessThanOrEqualTo(pWithin);
    assertThat(Math.abs(Oracle.number(ratio.upperBound(0.95)) - bound))
        .isLessThanOrEqualTo(boundWithin);
  }

  @Test
  void publishedExampleOfElevenInEightHundredAgrees() {
    RateRatio ratio = ratio(21, 3011, 11, 800);
    assertThat(Oracle.number(ratio.estimate())).isBetween(1.9714875, 1.9714885);
    assertThat(ratio.pTwoSided(1)).isBetween(0.07966855, 0.07966865);
    assertThat(Oracle.number(ratio.interval(0.95).lower())).isBetween(0.8584255, 0.8584265);
    assertThat(Oracle.number(ratio.interval(0.95).upper())).isBetween(4.2772655, 4.2772665);
  }

  @Test
  void noEventAnywhereSaysNothing() {
    RateRatio ratio = ratio(0, 400, 0, 400);
    assertThat(ratio.estimate()).isEqualTo(Value.undefined(Value.Reason.NO_INFORMATION));
    assertThat(ratio.interval(0.95)).isEqualTo(new Interval(Value.of(0), Value.infinite()));
    assertThat(ratio.pAfterLower(1)).isEqualTo(1);
    assertThat(ratio.pAfterHigher(1)).isEqualTo(1);
    assertThat(ratio.pTwoSided(1)).isEqualTo(1);
  }

  @Test
  void noEventBeforeLeavesTheRatioWithoutUpperBound() {
    RateRatio ratio = ratio(0, 400, 3, 400);
    assertThat(ratio.estimate()).isEqualTo(Value.infinite());
    assertThat(ratio.upperBound(0.95)).isEqualTo(Value.infinite());
    assertNear(ratio.pAfterHigher(1), 0.125, "p");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void swappingTheArmsMirrorsPsAndInvertsTheInterval(long seed) {
    RandomStream random = new Seed(seed).stream("rate ratio");
    long x = random.nextBetween(1, 60);
    long y = random.nextBetween(1, 60);
    double t = random.nextBetween(10, 5000);
    double u = random.nextBetween(10, 5000);
    RateRatio there = ratio(x, t, y, u);
    RateRatio back = ratio(y, u, x, t);
    String what = "seed " + seed;
    assertNear(back.estimate(), 1 / Oracle.number(there.estimate()), what);
    assertNear(back.pAfterLower(1), there.pAfterHigher(1), what);
    assertNear(back.pTwoSided(1), there.pTwoSided(1), what);
    assertNear(back.interval(0.9).lower(), 1 / Oracle.number(there.interval(0.9).upper()), what);
    assertNear(back.upperBound(0.99), 1 / Oracle.number(there.lowerBound(0.99)), what);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void boundIsTheRatioThatIsJustRejected(long seed) {
    RandomStream random = new Seed(seed).stream("duality");
    RateRatio ratio = ratio(random.nextBetween(1, 40), 300, random.nextBetween(0, 40), 700);
    double bound = Oracle.number(ratio.upperBound(0.975));
    assertNear(ratio.pAfterLower(bound), 0.025, "seed " + seed);
  }

  @Test
  void impossibleCountsExposuresAndMarginsAreRefused() {
    assertThatThrownBy(() -> new EventCount(-1, 10)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new EventCount(1, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new EventCount(1, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ratio(1, 1, 1, 1).pAfterLower(0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
