package org.pumprig.rig.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.pumprig.seed.Seed;

class TicksTest {
  @Test
  void ticksCoverTheRangeWithRoundStepsThatAreNeitherFewNorMany() {
    long seed = 4711;
    var random = new Seed(seed).stream("ticks");
    for (int i = 0; i < 5000; i++) {
      double max = StrictMath.pow(10, 12 * random.nextUnit() - 4);
      Ticks ticks = Ticks.covering(max, 6);
      String about = "seed " + seed + " max " + max;
      assertThat(ticks.values().getFirst()).as(about).isZero();
      assertThat(ticks.top()).as(about).isGreaterThanOrEqualTo(max * (1 - 1e-9));
      assertThat(ticks.values().get(ticks.values().size() - 2)).as(about).isLessThan(max);
      assertThat(ticks.values()).as(about).hasSizeBetween(3, 7).isSorted();
      var labels = ticks.values().stream().map(ticks::label).toList();
      assertThat(labels).as(about).doesNotHaveDuplicates();
    }
  }

  @Test
  void nothingAndNonsenseGetAnAxisToo() {
    for (double max : new double[] {0, -3, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThat(Ticks.covering(max, 5).top()).isEqualTo(1);
    }
  }

  @Test
  void thingsThatAreCountedGetWholeSteps() {
    for (long max = 0; max < 300; max++) {
      Ticks ticks = Ticks.counting(max, 3);
      assertThat(ticks.decimals()).as("max %d", max).isZero();
      assertThat(ticks.top()).isGreaterThanOrEqualTo(max);
      assertThat(ticks.values()).hasSizeBetween(2, 4);
    }
  }
}
