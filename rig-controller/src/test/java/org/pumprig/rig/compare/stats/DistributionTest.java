package org.pumprig.rig.compare.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.pumprig.rig.compare.stats.Oracle.assertNear;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our distributions against an independent library's, which computes them by other formulas. */
class DistributionTest {
  @ParameterizedTest
  @CsvSource({"1, 0.5", "12, 0.03", "40, 1", "700, 0.2", "5000, 3.5", "100000, 0.01"})
  void binomialTailsAgreeWithTheLibrary(int trials, double odds) {
    LogConcave ours = LogConcave.binomial(trials, odds);
    BinomialDistribution theirs = BinomialDistribution.of(trials, odds / (1 + odds));
    double mean = theirs.getMean();
    double sd = StrictMath.sqrt(theirs.getVariance());
    for (int k = -6; k <= 6; k++) {
      int x = (int) Math.max(0, Math.min(trials, StrictMath.rint(mean + k * sd)));
      String what = trials + " trials, " + x;
      assertNear(ours.atMost(x), theirs.cumulativeProbability(x), what);
      assertNear(ours.atLeast(x), theirs.survivalProbability(x - 1), what);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 1, 7.5, 80, 3000, 1e6})
  void poissonTailsAgreeWithTheLibrary(double mean) {
    LogConcave ours = LogConcave.poisson(mean);
    PoissonDistribution theirs = PoissonDistribution.of(mean);
    for (int k = -5; k <= 5; k++) {
      int x = (int) Math.max(0, StrictMath.rint(mean + k * StrictMath.sqrt(mean)));
      String what = "mean " + mean + ", " + x;
      assertNear(ours.atMost(x), theirs.cumulativeProbability(x), what);
      assertNear(ours.atLeast(x), theirs.survivalProbability(x - 1), what);
    }
  }

  @ParameterizedTest
  @CsvSource({"6, 6, 6", "20, 20, 14", "3, 50, 40", "50, 3, 20", "400, 300, 350"})
  void hypergeometricTailsAgreeWithTheLibrary(int marked, int plain, int drawn) {
    LogConcave ours = LogConcave.hypergeometric(marked, plain, drawn);
    HypergeometricDistribution theirs =
        HypergeometricDistribution.of(marked + plain, marked, drawn);
    for (int x = theirs.getSupportLowerBound(); x <= theirs.getSupportUpperBound(); x++) {
      String what = marked + "/" + plain + "/" + drawn + " " + x;
      if (theirs.probability(x) > 1e-200) {
        assertNear(ours.atMost(x), theirs.cumulativeProbability(x), what);
        assertNear(ours.atLeast(x), theirs.survivalProbability(x - 1), what);
      }
    }
  }

  @Test
  void normalTailsAgreeWithTheLibrary() {
    NormalDistribution theirs = NormalDistribution.of(0, 1);
    for (int i = -320; i <= 320; i++) {
      double z = i / 40.0;
      assertNear(Normal.above(z), theirs.survivalProbability(z), "above " + z);
      assertNear(Normal.upTo(z), theirs.cumulativeProbability(z), "up to " + z);
    }
  }

  @Test
  void seriesAndContinuedFractionOfTheNormalMeetWhereOneTakesOver() {
    double theirs = NormalDistribution.of(0, 1).survivalProbability(2.5);
    assertThat(Normal.above(2.5)).isCloseTo(theirs, withinPercentage(1e-11));
    assertThat(Normal.above(StrictMath.nextUp(2.5))).isCloseTo(theirs, withinPercentage(1e-11));
  }

  @Test
  void largeCountsAreStillInvertedExactly() {
    RateRatio ratio = new RateRatio(new EventCount(400_000, 1000), new EventCount(300_000, 900));
    double bound = Oracle.number(ratio.upperBound(0.95));
    assertNear(ratio.pAfterLower(bound), 0.05, "bound " + bound);
    PoissonRate rate = new PoissonRate(new EventCount(1_000_000, 1));
    assertNear(
        PoissonDistribution.of(rate.upperBound(0.95)).cumulativeProbability(1_000_000),
        0.05,
        "a million events");
  }

  @ParameterizedTest
  @CsvSource({
    "0.025, 1.95996398454005",
    "1e-10, 6.36134090240406",
    "0.5, 0",
    "0.2, 0.841621233572914"
  })
  void normalQuantilesAgreeWithR(double tail, double z) {
    assertNear(Normal.exceededWith(tail), z, "tail " + tail);
  }

  @Test
  void bisectionFindsTheSmallestDoubleThatHolds() {
    assertThat(Bisection.firstWhere(x -> x >= 1e-200, 1)).isEqualTo(1e-200);
    assertThat(Bisection.firstWhere(x -> x * x >= 2, 10)).isEqualTo(StrictMath.sqrt(2));
  }
}
