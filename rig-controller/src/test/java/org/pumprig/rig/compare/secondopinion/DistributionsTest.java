package org.pumprig.rig.compare.secondopinion;

import static org.pumprig.rig.compare.stats.Oracle.assertNear;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.compare.planning.MeanTime;
import org.pumprig.rig.compare.special.BetaShape;
import org.pumprig.rig.compare.special.GammaShape;
import org.pumprig.rig.compare.special.NormalQuantile;
import org.pumprig.rig.compare.stats.EventCount;
import org.pumprig.rig.compare.stats.LogConcave;
import org.pumprig.rig.compare.stats.Normal;
import org.pumprig.rig.compare.stats.Oracle;
import org.pumprig.rig.compare.stats.PoissonRate;
import org.pumprig.rig.compare.stats.RateRatio;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

/** Our distributions against Apache Commons Statistics, at seeded parameters over many decades. */
class DistributionsTest {
  private static final int SEED = 72;
  private static final int ROUNDS = 300;

  private static double decades(RandomStream random, double from, double to) {
    double share = random.nextBelow(1_000_001) / 1e6;
    return StrictMath.pow(10, from + (to - from) * share);
  }

  @Test
  void gammaAndBetaTailsAndQuantiles() {
    RandomStream random = new Seed(SEED).stream("gamma");
    for (int i = 0; i < ROUNDS; i++) {
      double shape = decades(random, -0.3, 3.5);
      double other = decades(random, -0.3, 3.5);
      double share = (1 + random.nextBelow(998)) / 1000.0;
      String what = "seed %d: %s, %s, %s".formatted(SEED, shape, other, share);
      GammaDistribution gamma = GammaDistribution.of(shape, 1);
      double x = gamma.inverseCumulativeProbability(share);
      assertNear(new GammaShape(shape).atMost(x), gamma.cumulativeProbability(x), what);
      assertNear(new GammaShape(shape).above(x), gamma.survivalProbability(x), what);
      assertNear(gamma.cumulativeProbability(new GammaShape(shape).quantile(share)), share, what);
      BetaDistribution beta = BetaDistribution.of(shape, other);
      double y = new BetaShape(shape, other).quantile(share);
      assertNear(beta.cumulativeProbability(y), share, what);
    }
  }

  @Test
  void binomialAndPoissonTails() {
    RandomStream random = new Seed(SEED).stream("counts");
    for (int i = 0; i < ROUNDS; i++) {
      int trials = (int) decades(random, 0, 5);
      double odds = decades(random, -3, 2);
      BinomialDistribution binomial = BinomialDistribution.of(trials, odds / (1 + odds));
      double sd = StrictMath.sqrt(binomial.getVariance());
      long at = Math.round(binomial.getMean() + (random.nextBelow(11) - 5.0) * sd);
      int x = Math.clamp(at, 0, trials);
      String what = "seed %d: %d, %s, %d".formatted(SEED, trials, odds, x);
      assertNear(
          LogConcave.binomial(trials, odds).atMost(x), binomial.cumulativeProbability(x), what);
      double mean = decades(random, -2, 5);
      PoissonDistribution poisson = PoissonDistribution.of(mean);
      int y = (int) Math.max(0, Math.round(mean + (random.nextBelow(9) - 4.0) * Math.sqrt(mean)));
      what = "seed %d: %s, %d".formatted(SEED, mean, y);
      assertNear(LogConcave.poisson(mean).atMost(y), poisson.cumulativeProbability(y), what);
      assertNear(LogConcave.poisson(mean).atLeast(y), poisson.survivalProbability(y - 1), what);
    }
  }

  @Test
  void normalTailsAndQuantiles() {
    RandomStream random = new Seed(SEED).stream("normal");
    NormalDistribution normal = NormalDistribution.of(0, 1);
    ChiSquaredDistribution chi = ChiSquaredDistribution.of(1);
    for (int i = 0; i < ROUNDS; i++) {
      double z = (random.nextBelow(30_001) - 15_000.0) / 1000;
      assertNear(Normal.above(z), normal.survivalProbability(z), "seed " + SEED + ": " + z);
      double tail = decades(random, -12, -0.31);
      String what = "seed " + SEED + ": " + tail;
      assertNear(NormalQuantile.above(tail), normal.inverseSurvivalProbability(tail), what);
      assertNear(Normal.exceededWith(tail), normal.inverseSurvivalProbability(tail), what);
      double x = decades(random, -3, 2);
      assertNear(Normal.chiSquareAbove(x), chi.survivalProbability(x), what + ", " + x);
    }
  }

  /** Rates by chi-square, their ratio by F: what textbooks give for the same bounds. */
  @Test
  void rateBoundsAreChiSquareAndFQuantiles() {
    RandomStream random = new Seed(SEED).stream("rates");
    for (int i = 0; i < 100; i++) {
      long before = 1 + random.nextBelow(40);
      long after = random.nextBelow(40);
      double hoursBefore = decades(random, 0, 4);
      double hoursAfter = decades(random, 0, 4);
      String what = "seed %d: %d, %d".formatted(SEED, before, after);
      EventCount late = new EventCount(after, hoursAfter);
      assertNear(
          new PoissonRate(late).upperBound(0.95),
          ChiSquaredDistribution.of(2 * after + 2).inverseCumulativeProbability(0.95)
              / (2 * hoursAfter),
          what);
      assertNear(
          new MeanTime(late).lower(0.9),
          2
              * hoursAfter
              / ChiSquaredDistribution.of(2 * after + 2).inverseCumulativeProbability(0.9),
          what);
      double f = FDistribution.of(2 * after + 2, 2 * before).inverseCumulativeProbability(0.975);
      double expected = (after + 1) / (double) before * f * hoursBefore / hoursAfter;
      assertNear(
          Oracle.number(new RateRatio(new EventCount(before, hoursBefore), late).upperBound(0.975)),
          expected,
          what);
    }
  }
}
