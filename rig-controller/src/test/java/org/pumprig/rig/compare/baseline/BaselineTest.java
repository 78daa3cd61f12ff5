package org.pumprig.rig.compare.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.pumprig.rig.compare.location.MannWhitney;
import org.pumprig.rig.compare.location.Sample;
import org.pumprig.rig.compare.stats.EventCount;
import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.rig.compare.stats.Proportion;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

class BaselineTest {
  private static BaselineRates rates(long then, double t, long now, double u) {
    return new BaselineRates(new EventCount(then, t), new EventCount(now, u), 2, 0.025);
  }

  @Test
  void aRateThatHasFallenIsADriftToo() {
    assertThat(rates(30, 400, 5, 400).drift()).isEqualTo(Drift.DRIFTED);
    assertThat(rates(5, 400, 30, 400).drift()).isEqualTo(Drift.DRIFTED);
  }

  @Test
  void fewEventsNeverSayThatNothingChanged() {
    assertThat(rates(3, 400, 3, 400).drift()).isEqualTo(Drift.UNDECIDED);
    assertThat(rates(0, 400, 0, 400).drift()).isEqualTo(Drift.UNDECIDED);
    assertThat(rates(200, 400, 205, 400).drift()).isEqualTo(Drift.WITHIN_MARGIN);
  }

  @Test
  void testAndLimitsOfTheRatesAgree() {
    RandomStream random = new Seed(4).stream("baseline");
    for (int i = 0; i < 200; i++) {
      BaselineRates rates = rates(random.nextBelow(40), 300, random.nextBelow(40), 500);
      var ratio = rates.ratio();
      boolean holdsOne = ratio.pAfterLower(1) > 0.025 && ratio.pAfterHigher(1) > 0.025;
      assertThat(rates.drift() == Drift.DRIFTED).as("seed 4, " + rates).isEqualTo(!holdsOne);
    }
  }

  @Test
  void recoveryTimesDriftOrAreShownToBeTheSame() {
    Sample then = Sample.of(10.0, 11, 12, 13, 14, 15, 16, 17);
    Sample same = Sample.of(10.5, 11.5, 12.5, 13.5, 14.5, 15.5, 16.5, 17.5);
    Sample slower = Sample.withNever(3, 20, 21, 22, 23, 24);
    assertThat(new BaselineTimes(new MannWhitney(then, slower), 5, 0.025).drift())
        .isEqualTo(Drift.DRIFTED);
    assertThat(new BaselineTimes(new MannWhitney(then, same), 5, 0.025).drift())
        .isEqualTo(Drift.WITHIN_MARGIN);
    assertThat(new BaselineTimes(new MannWhitney(then, same), 1, 0.025).drift())
        .isEqualTo(Drift.UNDECIDED);
  }

  @Test
  void sharesDriftOrAreShownToBeTheSame() throws NotComputableException {
    Proportion all = new Proportion(6, 6);
    assertThat(new BaselineShares(all, new Proportion(0, 6), 0.2, 0.025).drift())
        .isEqualTo(Drift.DRIFTED);
    assertThat(new BaselineShares(all, all, 0.2, 0.025).drift()).isEqualTo(Drift.UNDECIDED);
    Proportion many = new Proportion(30, 60);
    assertThat(new BaselineShares(many, many, 0.3, 0.025).drift()).isEqualTo(Drift.WITHIN_MARGIN);
  }

  @Test
  void whatIsNoMarginIsRefused() {
    EventCount count = new EventCount(1, 1);
    assertThatThrownBy(() -> new BaselineRates(count, count, 1, 0.025))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
