package org.pumprig.rig.compare.secondopinion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.pumprig.rig.compare.stats.Oracle.assertNear;

import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.BinomialTest;
import org.apache.commons.statistics.inference.FisherExactTest;
import org.apache.commons.statistics.inference.UnconditionedExactTest;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.compare.planning.SuccessRun;
import org.pumprig.rig.compare.proportion.Barnard;
import org.pumprig.rig.compare.proportion.Boschloo;
import org.pumprig.rig.compare.stats.FisherExact;
import org.pumprig.rig.compare.stats.McNemarExact;
import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.rig.compare.stats.Proportion;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

/** Tests of shares against Apache Commons Statistics, over grids and seeded tables. */
class SharesTest {
  private static final int SEED = 71;

  /** Columns are the arms, so that the library too conditions on their runs. */
  private static int[][] table(Proportion before, Proportion after) {
    return new int[][] {
      {(int) after.hits(), (int) before.hits()},
      {(int) (after.runs() - after.hits()), (int) (before.runs() - before.hits())}
    };
  }

  private static Proportion share(RandomStream random, int mostRuns) {
    int runs = 1 + (int) random.nextBelow(mostRuns);
    return new Proportion(random.nextBelow(runs + 1), runs);
  }

  @Test
  void fishersTest() {
    RandomStream random = new Seed(SEED).stream("fisher");
    for (int i = 0; i < 400; i++) {
      Proportion before = share(random, i % 2 == 0 ? 12 : 300);
      Proportion after = share(random, i % 2 == 0 ? 12 : 300);
      FisherExact ours = new FisherExact(before, after);
      String what = "seed " + SEED + ": " + ours;
      assertNear(ours.pAfterFewer(), fisher(before, after, AlternativeHypothesis.LESS_THAN), what);
      assertNear(
          ours.pAfterMore(), fisher(before, after, AlternativeHypothesis.GREATER_THAN), what);
      assertNear(ours.pTwoSided(), noLikelier(before, after), what);
    }
  }

  private static double fisher(Proportion before, Proportion after, AlternativeHypothesis side) {
    return oneOutcome(before, after)
        ? 1
        : FisherExactTest.withDefaults().with(side).test(table(before, after)).getPValue();
  }

  private static boolean oneOutcome(Proportion before, Proportion after) {
    long hits = before.hits() + after.hits();
    return hits == 0 || hits == before.runs() + after.runs();
  }

  /**
   * Two-sided p from the library's distribution, not from its test: that one takes tables as likely
   * as the observed one for likelier where rounding says so (0/2 against 2/5: 0.52, not 1).
   */
  private static double noLikelier(Proportion before, Proportion after) {
    HypergeometricDistribution hits =
        HypergeometricDistribution.of(
            (int) (before.runs() + after.runs()),
            (int) after.runs(),
            (int) (before.hits() + after.hits()));
    double seen = hits.probability((int) after.hits()) * (1 + 1e-7);
    double p = 0;
    for (int x = hits.getSupportLowerBound(); x <= hits.getSupportUpperBound(); x++) {
      p += hits.probability(x) <= seen ? hits.probability(x) : 0;
    }
    return Math.min(1, p);
  }

  /**
   * Suprema to the 2e-4 of the oracles' README. Where no other table ties with the observed one,
   * against the library's tests too; where one does, they leave it out by rounding.
   */
  @Test
  void barnardsAndBoschloosTests() throws NotComputableException {
    RandomStream random = new Seed(SEED).stream("unconditional");
    int untied = 0;
    for (int i = 0; i < 30; i++) {
      Proportion before = share(random, 14);
      Proportion after = share(random, 14);
      if (oneOutcome(before, after)) {
        continue;
      }
      double boschloo = new Boschloo(before, after).pAfterFewer();
      double barnard = new Barnard(before, after).pAfterFewer();
      var byFisher = new Unconditional(before, after, SharesTest::fisherLess);
      var byZ = new Unconditional(before, after, SharesTest::pooledZ);
      assertSupremum(boschloo, byFisher.supremum(), before, after);
      assertSupremum(barnard, byZ.supremum(), before, after);
      if (byFisher.tied() == 1) {
        untied++;
        var method = UnconditionedExactTest.Method.BOSCHLOO;
        assertSupremum(boschloo, theirs(before, after, method), before, after);
      }
      if (byZ.tied() == 1) {
        untied++;
        var method = UnconditionedExactTest.Method.Z_POOLED;
        assertSupremum(barnard, theirs(before, after, method), before, after);
      }
    }
    assertThat(untied).isGreaterThan(15);
  }

  private static void assertSupremum(
      double ours, double theirs, Proportion before, Proportion after) {
    assertThat(ours)
        .as("seed %d: %s, %s", SEED, before, after)
        .isCloseTo(theirs, withinPercentage(0.02));
  }

  private static double theirs(
      Proportion before, Proportion after, UnconditionedExactTest.Method method) {
    return UnconditionedExactTest.withDefaults()
        .with(method)
        .with(AlternativeHypothesis.LESS_THAN)
        .withInitialPoints(300)
        .test(table(before, after))
        .getPValue();
  }

  private static double fisherLess(int x, int y, int n, int m) {
    return HypergeometricDistribution.of(n + m, m, x + y).cumulativeProbability(y);
  }

  private static double pooledZ(int x, int y, int n, int m) {
    double pooled = (x + y) / (double) (n + m);
    double variance = pooled * (1 - pooled) * (1.0 / n + 1.0 / m);
    return variance <= 0 ? 0 : (y / (double) m - x / (double) n) / StrictMath.sqrt(variance);
  }

  /** Hits before and after, of so many runs; lower is more extreme. */
  private interface Statistic {
    double of(int x, int y, int n, int m);
  }

  /** An unconditional test by brute force on an even grid of shares. */
  private record Unconditional(Proportion before, Proportion after, Statistic statistic) {
    private static final int GRID = 600;

    private double at(int x, int y) {
      return statistic.of(x, y, (int) before.runs(), (int) after.runs());
    }

    private double seen() {
      return at((int) before.hits(), (int) after.hits());
    }

    /** Tables whose statistic can't be told from the observed one's. */
    int tied() {
      int tied = 0;
      for (int x = 0; x <= before.runs(); x++) {
        for (int y = 0; y <= after.runs(); y++) {
          tied += Math.abs(at(x, y) - seen()) < 1e-9 ? 1 : 0;
        }
      }
      return tied;
    }

    /** Extreme tables of a row; the statistic rises with the hits after. */
    private int rowLength(int x) {
      int y = 0;
      while (y <= after.runs() && at(x, y) <= seen() + 1e-9) {
        y++;
      }
      return y;
    }

    double supremum() {
      int n = (int) before.runs();
      int m = (int) after.runs();
      double best = 0;
      int[] below = IntStream.rangeClosed(0, n).map(this::rowLength).toArray();
      for (int i = 0; i <= GRID; i++) {
        BinomialDistribution first = BinomialDistribution.of(n, i / (double) GRID);
        BinomialDistribution second = BinomialDistribution.of(m, i / (double) GRID);
        double[] ps = IntStream.rangeClosed(0, m).mapToDouble(second::probability).toArray();
        double sum = 0;
        for (int x = 0; x <= n; x++) {
          double row = 0;
          for (int y = 0; y < below[x]; y++) {
            row += ps[y];
          }
          sum += row == 0 ? 0 : first.probability(x) * row;
        }
        best = Math.max(best, sum);
      }
      return best;
    }
  }

  @Test
  void mcNemarsTestIsABinomialOfOneHalf() {
    for (int onlyBefore = 0; onlyBefore <= 25; onlyBefore++) {
      for (int onlyAfter = 0; onlyAfter <= 25; onlyAfter++) {
        McNemarExact ours = new McNemarExact(onlyBefore, onlyAfter);
        int all = onlyBefore + onlyAfter;
        String what = ours.toString();
        assertNear(
            ours.pAfterFewer(), binomial(all, onlyAfter, AlternativeHypothesis.LESS_THAN), what);
        assertNear(
            ours.pTwoSided(),
            Math.min(1, 2 * Math.min(ours.pAfterFewer(), ours.pAfterMore())),
            what + ", a symmetrical distribution");
      }
    }
  }

  private static double binomial(int trials, int hits, AlternativeHypothesis side) {
    return trials == 0
        ? 1
        : BinomialTest.withDefaults().with(side).test(trials, hits, 0.5).getPValue();
  }

  @Test
  void clopperAndPearsonsLimitsAreBetaQuantiles() {
    for (int runs : new int[] {1, 2, 6, 12, 30, 59, 299, 5000}) {
      for (int hits = 0; hits <= runs; hits += Math.max(1, runs / 12)) {
        for (double confidence : new double[] {0.6, 0.9, 0.95, 0.999}) {
          Proportion share = new Proportion(hits, runs);
          String what = share + " at " + confidence;
          assertNear(
              share.upperBound(confidence),
              hits == runs
                  ? 1
                  : BetaDistribution.of(hits + 1, runs - hits)
                      .inverseCumulativeProbability(confidence),
              what);
          assertNear(
              share.lowerBound(confidence),
              hits == 0
                  ? 0
                  : BetaDistribution.of(hits, runs - hits + 1)
                      .inverseCumulativeProbability(1 - confidence),
              what);
        }
      }
    }
  }

  /** With c failures: the smallest n at which so few would be seen with 1 − C at most. */
  @Test
  void successRunsWithFailuresAreTheSmallestThatShowTheirClaim() {
    for (double reliability : new double[] {0.8, 0.9, 0.95, 0.99}) {
      for (double confidence : new double[] {0.6, 0.9, 0.95}) {
        for (int failures = 0; failures <= 5; failures++) {
          int pumps = (int) new SuccessRun(reliability, confidence, failures).pumps();
          double tail = 1 - confidence;
          assertThat(atMost(pumps, reliability, failures)).isLessThanOrEqualTo(tail + 1e-12);
          assertThat(atMost(pumps - 1, reliability, failures)).isGreaterThan(tail - 1e-12);
        }
      }
    }
  }

  private static double atMost(int pumps, double reliability, int failures) {
    return BinomialDistribution.of(pumps, 1 - reliability).cumulativeProbability(failures);
  }
}
