package org.pumprig.rig.compare.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

class BoundedMeanTest {
  private static final int SEED = 71;

  @Test
  void theEvidenceAgainstTheTrueMeanIsOneOnAverage() {
    // All outcomes of three values that are 0, 1/2 or 1, each equally likely: the mean is 1/2.
    double sum = 0;
    for (double a = 0; a <= 1; a += 0.5) {
      for (double b = 0; b <= 1; b += 0.5) {
        for (double c = 0; c <= 1; c += 0.5) {
          sum += new BoundedMean(new double[] {a, b, c}).evidenceAgainst(0.5);
        }
      }
    }
    assertThat(sum / 27).isCloseTo(1, within(1e-12));
  }

  @Test
  void perfectValuesGiveABoundThatIsNearThatOfASuccessRun() {
    // Four clusters that all fail show more than 30 %, as 4 of 4 pumps do (0.025^(1/4) = 0.398).
    assertThat(BoundedMean.perfect(4).lowerBound(0.975)).isBetween(0.3, 0.398);
    assertThat(BoundedMean.perfect(3).lowerBound(0.975)).isLessThan(0.3);
    assertThat(BoundedMean.perfect(0).lowerBound(0.975)).isZero();
  }

  @Test
  void theOrderMakesNoDifferenceAndMoreIsNoLess() {
    double one = new BoundedMean(new double[] {1, 0.2, 0.7, 0}).lowerBound(0.9);
    assertThat(new BoundedMean(new double[] {0, 0.7, 0.2, 1}).lowerBound(0.9))
        .isCloseTo(one, within(1e-12));
    assertThat(new BoundedMean(new double[] {0.1, 0.7, 0.2, 1}).lowerBound(0.9)).isGreaterThan(one);
  }

  @Test
  void theBoundLiesAboveTheMeanNoMoreOftenThanAllowed() {
    ToDoubleFunction<RandomStream> allOrNone = random -> random.nextUnit() < 0.3 ? 1 : 0;
    ToDoubleFunction<RandomStream> spread = random -> 0.6 * random.nextUnit();
    for (ToDoubleFunction<RandomStream> draw : List.of(allOrNone, spread)) {
      int above = 0;
      for (int i = 0; i < 2000; i++) {
        RandomStream random = new Seed(SEED).stream("sample", String.valueOf(i));
        double[] values = new double[8];
        for (int j = 0; j < values.length; j++) {
          values[j] = draw.applyAsDouble(random);
        }
        above += new BoundedMean(values).evidenceAgainst(0.3) >= 20 ? 1 : 0;
      }
      assertThat(above / 2000.0).as("seed " + SEED).isLessThanOrEqualTo(0.05 + 0.015);
    }
  }

  @Test
  void whatIsNoShareIsRefused() {
    assertThatThrownBy(() -> new BoundedMean(new double[] {1.1}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new BoundedMean(new double[] {Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
