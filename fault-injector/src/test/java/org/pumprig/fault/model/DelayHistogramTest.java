package org.pumprig.fault.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;
import org.pumprig.fault.AchievedDelays;

class DelayHistogramTest {
  private static final long MILLI = 1_000_000;

  @Test
  void classesEndAtPowersOfTwoLessOneAndHoldAll() {
    var histogram = new DelayHistogram();
    histogram.add(-5);
    histogram.add(0);
    histogram.add(1);
    histogram.add(1_023);
    histogram.add(1_024);
    for (int i = 0; i < 95; i++) {
      histogram.add(50 * MILLI);
    }

    AchievedDelays achieved = histogram.achieved();

    assertThat(achieved.counts())
        .containsExactly(
            entry(0L, 2L),
            entry(1L, 1L),
            entry(1_023L, 1L),
            entry(2_047L, 1L),
            entry((1L << 26) - 1, 95L));
    assertThat(achieved.medianNanos()).isBetween(50 * MILLI, 50 * MILLI * 17 / 16);
    assertThat(achieved.p99Nanos()).isBetween(50 * MILLI, 50 * MILLI * 17 / 16);
  }

  @Test
  void nothingIsNothing() {
    assertThat(new DelayHistogram().achieved()).isEqualTo(AchievedDelays.NONE);
  }
}
