package org.pumprig.rig.compare.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pumprig.rig.compare.stats.Oracle.assertNear;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoissonRateTest {
  private static PoissonRate rate(long events, double exposure) {
    return new PoissonRate(new EventCount(events, exposure));
  }

  @Test
  void ratesAndLimitsAgreeWithR() {
    JsonNode cases = Oracle.json("rates.json").path("one_sample");
    assertThat(cases).hasSize(6);
    for (JsonNode row : cases) {
      String call = row.path("call").asText();
      PoissonRate rate = rate(row.path("events").longValue(), row.path("exposure").doubleValue());
      double confidence = row.path("conf").doubleValue();
      assertNear(rate.estimate(), row.path("rate").doubleValue(), call);
      assertNear(rate.interval(confidence).lower(), row.path("lower").doubleValue(), call);
      assertNear(rate.interval(confidence).upper(), row.path("upper").doubleValue(), call);
      assertNear(rate.upperBound(confidence), row.path("one_sided_upper").doubleValue(), call);
    }
  }

  @Test
  void boundsAreThoseOfTheChiSquareFormula() {
    JsonNode cases = Oracle.json("planning_sequential.json").path("chi_square_mtbf");
    assertThat(cases).hasSizeGreaterThanOrEqualTo(3);
    for (JsonNode row : cases) {
      double upper =
          rate(row.path("failures").longValue(), 1000).upperBound(row.path("C").doubleValue());
      assertNear(1 / upper, row.path("mtbf_lower_for_T1000").doubleValue(), row.toString());
    }
  }

  /** Worked values with as many digits as are printed. */
  @ParameterizedTest
  @CsvSource({
    "0, 1000, 0.95, 0.00299573, 5e-9",
    "0, 1000, 0.90, 0.00230259, 5e-9",
    "0, 1000, 0.60, 0.000916291, 5e-10",
    "3, 1000, 0.95, 0.00775366, 5e-9"
  })
  void upperBoundsHaveTheirWorkedValues(
      long events, double hours, double confidence, double bound, double within) {
    assertThat(Math.abs(rate(events, hours).upperBound(confidence) - bound))
        .isLessThanOrEqualTo(within);
  }

  @Test
  void publishedExampleOf137EventsAgrees() {
    PoissonRate rate = rate(137, 24.19893);
    assertThat(rate.estimate()).isBetween(5.6614065, 5.6614075);
    assertThat(Oracle.number(rate.interval(0.95).lower())).isBetween(4.7531245, 4.7531255);
    assertThat(Oracle.number(rate.interval(0.95).upper())).isBetween(6.6927085, 6.6927095);
  }

  @Test
  void lowerBoundWithoutEventsIsZero() {
    assertThat(rate(0, 10).lowerBound(0.95)).isZero();
  }
}
