package org.pumprig.rig.compare.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pumprig.rig.compare.stats.Oracle.assertNear;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.compare.stats.EventCount;
import org.pumprig.rig.compare.stats.Interval;
import org.pumprig.rig.compare.stats.Oracle;
import org.pumprig.rig.compare.stats.RateRatio;
import org.pumprig.rig.compare.stats.Value;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

class RatesTest {
  private static EventCount count(JsonNode row, String events, String exposure) {
    return new EventCount(row.path(events).longValue(), row.path(exposure).doubleValue());
  }

  private static void assertLimits(Interval ours, JsonNode row, String lower, String upper) {
    assertNear(ours.lower(), row.path(lower).doubleValue(), row.toString());
    assertNear(ours.upper(), row.path(upper).doubleValue(), row.toString());
  }

  @Test
  void moverAgreesWithR() {
    JsonNode cases = Oracle.json("rates.json").path("mover_garwood");
    assertThat(cases).hasSize(2);
    for (JsonNode row : cases) {
      Mover mover = new Mover(count(row, "x2", "T2"), count(row, "x1", "T1"));
      assertNear(mover.difference(), row.path("diff").doubleValue(), row.toString());
      assertLimits(mover.differenceLimits(0.95), row, "diff_lower", "diff_upper");
      assertLimits(mover.ratioLimits(0.95), row, "ratio_lower", "ratio_upper");
    }
  }

  @Test
  void moverHasLimitsWhereverAnswersExist() {
    for (long before = 0; before < 5; before++) {
      for (long after = 0; after < 5; after++) {
        Mover mover = new Mover(new EventCount(before, 400), new EventCount(after, 300));
        Interval ratio = mover.ratioLimits(0.95);
        double lower = Oracle.number(ratio.lower());
        assertThat(lower).isNotNegative();
        if (before == 0) {
          assertThat(ratio.upper()).isEqualTo(Value.infinite());
        } else {
          double estimate = after * 400.0 / (before * 300);
          assertThat(lower).isLessThanOrEqualTo(estimate);
          assertThat(Oracle.number(ratio.upper())).isGreaterThan(estimate);
        }
        assertThat(Oracle.number(mover.differenceLimits(0.95).lower()))
            .isLessThanOrEqualTo(mover.difference());
      }
    }
  }

  @Test
  void gammaPoissonAgreesWithR() {
    JsonNode cases = Oracle.json("rates.json").path("gamma_poisson_jeffreys");
    assertThat(cases).hasSize(2);
    for (JsonNode row : cases) {
      EventCount one = count(row, "x1", "T1");
      GammaPoisson model = new GammaPoisson(count(row, "x2", "T2"), one);
      String what = row.toString();
      assertLimits(GammaPoisson.rate(one, 0.95), row, "post1_lower", "post1_upper");
      assertNear(model.probabilityRatioBelow(1), row.path("P_rate1_lt_rate2").doubleValue(), what);
      assertNear(model.ratioQuantile(0.5), row.path("ratio_median").doubleValue(), what);
      assertLimits(model.ratio(0.95), row, "ratio_lower", "ratio_upper");
    }
  }

  @Test
  void posteriorIsDefinedWithoutAnyEvent() {
    GammaPoisson none = new GammaPoisson(new EventCount(0, 400), new EventCount(0, 400));
    assertNear(none.ratioQuantile(0.5), 1, "median");
    assertNear(none.probabilityRatioBelow(1), 0.5, "even");
    assertThat(Oracle.number(none.ratio(0.95).upper())).isGreaterThan(100);
  }

  @Test
  void nonInferiorityAgreesWithR() {
    JsonNode row = Oracle.json("rates.json").path("noninferiority").path(0);
    RateRatio ratio = new RateRatio(new EventCount(18, 900), new EventCount(5, 1200));
    RateNonInferiority finding = RateNonInferiority.of(ratio, 1.5, 0.05);
    assertNear(finding.p(), row.path("p").doubleValue(), "p");
    assertNear(finding.upper(), row.path("upper95").doubleValue(), "bound");
    assertThat(finding.shown()).isTrue();
  }

  @Test
  void zeroAgainstZeroShowsNoNonInferiority() {
    RateRatio nothing = new RateRatio(new EventCount(0, 4000), new EventCount(0, 4000));
    RateNonInferiority finding = RateNonInferiority.of(nothing, 1.5, 0.05);
    assertThat(finding.p()).isEqualTo(1);
    assertThat(finding.shown()).isFalse();
  }

  @Test
  void testAndBoundAlwaysAgree() {
    RandomStream random = new Seed(3).stream("agree");
    for (int i = 0; i < 300; i++) {
      RateRatio ratio =
          new RateRatio(
              new EventCount(random.nextBelow(40), random.nextBetween(50, 900)),
              new EventCount(random.nextBelow(40), random.nextBetween(50, 900)));
      RateNonInferiority finding = RateNonInferiority.of(ratio, 1.5, 0.05);
      assertThat(finding.shown()).as("seed 3, " + ratio).isEqualTo(finding.p() <= 0.05);
    }
  }

  @Test
  void whatIsNoMarginIsRefused() {
    RateRatio ratio = new RateRatio(new EventCount(1, 1), new EventCount(1, 1));
    assertThatThrownBy(() -> RateNonInferiority.of(ratio, 0.5, 0.05))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RateNonInferiority.of(ratio, 1.5, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
