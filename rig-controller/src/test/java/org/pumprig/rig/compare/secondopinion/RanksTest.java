package org.pumprig.rig.compare.secondopinion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.pumprig.rig.compare.stats.Oracle.assertNear;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.PValueMethod;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pumprig.rig.compare.location.MannWhitney;
import org.pumprig.rig.compare.location.RankTest;
import org.pumprig.rig.compare.location.Sample;
import org.pumprig.rig.compare.location.SignedRank;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

/** Rank tests against Apache Commons Statistics, over seeded samples. */
class RanksTest {
  /** Ever different, as the library counts exactly only without ties. */
  private static double[] times(RandomStream random, int size) {
    return IntStream.range(0, size).mapToDouble(_ -> random.nextExponential()).toArray();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void mannWhitneyCountsAsTheLibraryDoes(long seed) {
    RandomStream random = new Seed(seed).stream("ranks");
    double[] before = times(random, 1 + (int) random.nextBelow(25));
    double[] after = times(random, 1 + (int) random.nextBelow(25));
    RankTest ours = new MannWhitney(Sample.of(before), Sample.of(after)).test();
    MannWhitneyUTest theirs = MannWhitneyUTest.withDefaults().with(PValueMethod.EXACT);
    String what = "seed " + seed;
    assertThat(ours.statistic()).as(what).isEqualTo(theirs.statistic(after, before));
    assertNear(
        ours.pAfterSooner(),
        theirs.with(AlternativeHypothesis.LESS_THAN).test(after, before).getPValue(),
        what);
    assertNear(
        ours.pAfterLater(),
        theirs.with(AlternativeHypothesis.GREATER_THAN).test(after, before).getPValue(),
        what);
    assertNear(ours.pTwoSided(), theirs.test(after, before).getPValue(), what);
  }

  /** Beyond 200 units both use the normal distribution, ours with the ties. */
  @Test
  void largeSamplesWithTiesAgreeWithTheLibrarysNormalDistribution() {
    RandomStream random = new Seed(3).stream("large");
    double[] before = IntStream.range(0, 150).mapToDouble(_ -> random.nextBelow(40)).toArray();
    double[] after = IntStream.range(0, 120).mapToDouble(_ -> 3 + random.nextBelow(40)).toArray();
    RankTest ours = new MannWhitney(Sample.of(before), Sample.of(after)).test();
    double theirs =
        MannWhitneyUTest.withDefaults()
            .with(PValueMethod.ASYMPTOTIC)
            .test(after, before)
            .getPValue();
    assertThat(ours.exact()).isFalse();
    assertThat(ours.pTwoSided()).as("seed 3").isCloseTo(theirs, within(1e-9 * theirs));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void signedRanksCountAsTheLibraryDoes(long seed) {
    RandomStream random = new Seed(seed).stream("pairs");
    int pairs = 2 + (int) random.nextBelow(30);
    double[] before = times(random, pairs);
    double[] after = times(random, pairs);
    RankTest ours = new SignedRank(Sample.of(before), Sample.of(after)).test();
    WilcoxonSignedRankTest theirs = WilcoxonSignedRankTest.withDefaults().with(PValueMethod.EXACT);
    String what = "seed " + seed + " " + Arrays.toString(after);
    assertThat(ours.statistic()).as(what).isEqualTo(theirs.statistic(after, before));
    assertNear(
        ours.pAfterSooner(),
        theirs.with(AlternativeHypothesis.LESS_THAN).test(after, before).getPValue(),
        what);
    assertNear(ours.pTwoSided(), theirs.test(after, before).getPValue(), what);
  }
}
