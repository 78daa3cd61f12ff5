package org.pumprig.rig.compare.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pumprig.rig.compare.stats.Oracle.assertNear;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.compare.stats.EventCount;
import org.pumprig.rig.compare.stats.Oracle;
import org.pumprig.rig.compare.stats.RateRatio;

class ComparisonPlanTest {
  @Test
  void schoenfeldEventsAgreeWithTheOracle() {
    JsonNode row = Oracle.json("planning_sequential.json").path("schoenfeld_events").path(0);
    HazardRatioPlan plan =
        HazardRatioPlan.superiority(
            row.path("hr").doubleValue(),
            row.path("alpha").doubleValue() / 2,
            row.path("power").doubleValue());
    assertNear(plan.events(), row.path("events").doubleValue(), "events");
    assertThat(plan.wholeEvents()).isEqualTo(66);
  }

  @Test
  void pumpsFollowFromTheTripsThatProportionalHazardsLeave() {
    HazardRatioPlan plan = HazardRatioPlan.superiority(0.5, 0.025, 0.8);
    assertNear(plan.tripsAfter(0.75), 0.5, "half the hazard");
    assertThat(plan.pumps(0.75)).isEqualTo((long) Math.ceil(plan.events() / 0.625));
  }

  @Test
  void aMarginOfOneAndAHalfNeedsAboutAHundredAndFiftyEvents() {
    RateRatioPlan plan = new RateRatioPlan(1, 1.5, 0.05, 0.8, 1);
    assertThat(plan.approximateEvents()).isEqualTo(151);
    assertThat(plan.events()).isPresent();
    assertThat(plan.events().getAsLong()).isBetween(145L, 170L);
  }

  /** Power by another library's binomial, and the decision by the test itself. */
  @Test
  void exactPowerIsThatOfTheConditionalTest() {
    RateRatioPlan plan = new RateRatioPlan(0.4, 1, 0.025, 0.8, 2);
    for (int events : new int[] {6, 20, 47}) {
      double power = 0;
      BinomialDistribution truth = BinomialDistribution.of(events, 0.8 / 1.8);
      for (int after = 0; after <= events; after++) {
        RateRatio seen =
            new RateRatio(new EventCount(events - after, 100), new EventCount(after, 200));
        power += seen.pAfterLower(1) <= 0.025 ? truth.probability(after) : 0;
      }
      assertNear(plan.power(events), power, events + " events");
    }
    long enough = plan.events().orElseThrow();
    for (long more = enough; more < enough + 40; more++) {
      assertThat(plan.power(more)).isGreaterThanOrEqualTo(0.8);
    }
    assertThat(plan.power(enough - 1)).isLessThan(0.8);
  }

  @Test
  void beyondTwentyThousandEventsThereIsNoExactAnswer() {
    RateRatioPlan plan = new RateRatioPlan(1, 1.03, 0.025, 0.9, 1);
    assertThat(plan.events()).isEmpty();
    assertThat(plan.approximateEvents()).isGreaterThan(20_000);
  }

  @Test
  void whatCannotBeShownIsRefused() {
    assertThatThrownBy(() -> HazardRatioPlan.superiority(1, 0.025, 0.8))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RateRatioPlan(1.5, 1.5, 0.025, 0.8, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
