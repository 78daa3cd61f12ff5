package org.pumprig.rig.compare.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

class TheilSenTest {
  /** Sen's own example (1968, section 6): x 1 2 3 4 10 12 18, y 9 15 19 20 45 55 78. */
  @Test
  void givesThePublishedExampleSlopeAndInterval() {
    TheilSen found =
        TheilSen.of(
            new double[] {1, 2, 3, 4, 10, 12, 18}, new double[] {9, 15, 19, 20, 45, 55, 78}, 0.93);
    assertThat(found.slope()).isCloseTo(4.0, within(1e-12));
    assertThat(found.lower()).isCloseTo(3.71, within(0.01));
    assertThat(found.upper()).isCloseTo(4.25, within(0.26));
  }

  @Test
  void aLevelSeriesHasNoSlopeAndNoDoubt() {
    double[] x = IntStream.range(0, 24).asDoubleStream().toArray();
    assertThat(TheilSen.of(x, new double[24], 0.95)).isEqualTo(new TheilSen(0, 0, 0));
  }

  @Test
  void anOutlierMovesItLittle() {
    double[] x = IntStream.range(0, 24).asDoubleStream().toArray();
    double[] y = IntStream.range(0, 24).mapToDouble(i -> 5 - 2 * i).toArray();
    y[3] = 1e9;
    TheilSen found = TheilSen.of(x, y, 0.95);
    assertThat(found.slope()).isEqualTo(-2);
    assertThat(found.upper()).isLessThan(0);
  }

  /**
   * Rule 12 of chance: of 2000 intervals of 95 %, 1860 to 1940 hold the truth but for 1 in 10^4.
   */
  @Test
  void theIntervalHoldsTheTruthAsOftenAsItSays() {
    long seed = 20261127;
    RandomStream random = new Seed(seed).stream("trend");
    double[] x = IntStream.range(0, 24).asDoubleStream().toArray();
    int held = 0;
    for (int i = 0; i < 2_000; i++) {
      double[] y = new double[24];
      for (int k = 0; k < 24; k++) {
        y[k] = 3 * k + random.nextBelow(1_000_000) / 1e4;
      }
      TheilSen found = TheilSen.of(x, y, 0.95);
      held += found.lower() <= 3 && found.upper() >= 3 ? 1 : 0;
    }
    assertThat(held).as("seed %d", seed).isBetween(1_860, 1_940);
  }
}
