package org.pumprig.rig.compare.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pumprig.rig.compare.stats.Oracle.assertNear;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pumprig.rig.compare.stats.Normal;
import org.pumprig.rig.compare.stats.Oracle;
import org.pumprig.rig.compare.stats.Value;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

class LocationTest {
  private static Sample sample(JsonNode numbers) {
    List<Value> times = new ArrayList<>();
    numbers.forEach(number -> times.add(Value.of(number.doubleValue())));
    return new Sample(times);
  }

  private static void assertShift(ShiftEstimate ours, JsonNode row) {
    assertFinite(ours.estimate(), row.path("hodges_lehmann").doubleValue());
    assertFinite(ours.lower(), row.path("lower").doubleValue());
    assertFinite(ours.upper(), row.path("upper").doubleValue());
  }

  private static void assertFinite(Shift ours, double expected) {
    assertThat(ours).isInstanceOf(Shift.Finite.class);
    assertNear(((Shift.Finite) ours).number(), expected, "shift");
  }

  @Test
  void mannWhitneyHodgesLehmannAndCliffAgreeWithR() {
    JsonNode row = Oracle.json("location.json").path("exact_unpaired");
    MannWhitney samples = new MannWhitney(sample(row.path("y")), sample(row.path("x")));
    assertThat(samples.test().exact()).isTrue();
    assertThat(samples.test().statistic()).isEqualTo(row.path("W").doubleValue());
    assertNear(samples.test().pTwoSided(), row.path("p").doubleValue(), "p");
    assertNear(samples.cliffsDelta(), row.path("cliffs_delta").doubleValue(), "delta");
    assertShift(samples.shift(0.95), row);
  }

  @Test
  void signedRankAgreesWithR() {
    JsonNode row = Oracle.json("location.json").path("exact_paired");
    SignedRank pairs = new SignedRank(sample(row.path("y")), sample(row.path("x")));
    assertThat(pairs.test().statistic()).isEqualTo(row.path("W").doubleValue());
    assertNear(pairs.test().pTwoSided(), row.path("p").doubleValue(), "p");
    assertShift(pairs.shift(0.95), row);
  }

  @Test
  void quantilesOfTypeSevenAgreeWithR() {
    JsonNode row = Oracle.json("location.json").path("quantile7");
    Sample sample = sample(row.path("a"));
    double[] shares = {0.5, 0.9, 0.95, 0.99};
    for (int i = 0; i < shares.length; i++) {
      assertNear(
          Quantile7.of(sample, shares[i]), row.path("q").path(i).doubleValue(), "q" + shares[i]);
    }
  }

  /** All ways of dealing the pooled times to the arms, one by one. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void withTiesAndNeverTheTestCountsAllDeals(long seed) {
    RandomStream random = new Seed(seed).stream("ties");
    double[] pooled = new double[9];
    Arrays.setAll(
        pooled, _ -> random.nextChance(200_000) ? Double.POSITIVE_INFINITY : random.nextBelow(4));
    Sample after = numbers(Arrays.copyOfRange(pooled, 0, 4));
    Sample before = numbers(Arrays.copyOfRange(pooled, 4, 9));
    double seen = wins(pooled, 0b1111);
    int sooner = 0;
    int later = 0;
    int all = 0;
    for (int deal = 0; deal < 1 << 9; deal++) {
      if (Integer.bitCount(deal) == 4) {
        all++;
        sooner += wins(pooled, deal) <= seen ? 1 : 0;
        later += wins(pooled, deal) >= seen ? 1 : 0;
      }
    }
    RankTest test = new MannWhitney(before, after).test();
    assertThat(test.statistic()).as("seed " + seed).isEqualTo(seen);
    assertNear(test.pAfterSooner(), (double) sooner / all, "seed " + seed);
    assertNear(test.pAfterLater(), (double) later / all, "seed " + seed);
  }

  private static double wins(double[] pooled, int after) {
    double wins = 0;
    for (int i = 0; i < pooled.length; i++) {
      for (int j = 0; j < pooled.length; j++) {
        if ((after >> i & 1) == 1 && (after >> j & 1) == 0) {
          wins += pooled[i] > pooled[j] ? 1 : pooled[i] == pooled[j] ? 0.5 : 0;
        }
      }
    }
    return wins;
  }

  private static Sample numbers(double[] times) {
    return new Sample(
        Arrays.stream(times)
            .mapToObj(t -> Double.isInfinite(t) ? Value.infinite() : Value.of(t))
            .toList());
  }

  /** All ways of giving signs to the differences. */
  @Test
  void signedRanksWithTiesCountAllSigns() {
    SignedRank pairs =
        new SignedRank(Sample.withNever(1, 5, 5, 9, 3, 2, 4), Sample.of(3, 4, 4, 3, 4, 4, 9));
    RankTest test = pairs.test();
    // after − before: −2, −1, −5, 0, +2, 0, and 9 − never; ranks of sizes 1, 2, 2, 5, never
    double[] ranks = {2.5, 1, 4, 2.5, 5};
    double seen = 2.5;
    int sooner = 0;
    for (int signs = 0; signs < 32; signs++) {
      double sum = 0;
      for (int i = 0; i < 5; i++) {
        sum += (signs >> i & 1) == 1 ? ranks[i] : 0;
      }
      sooner += sum <= seen ? 1 : 0;
    }
    assertThat(test.statistic()).isEqualTo(seen);
    assertNear(test.pAfterSooner(), sooner / 32.0, "p");
  }

  @Test
  void neverRecoveredIsTheWorstAndNotANumber() {
    Sample before = Sample.withNever(2, 10, 12, 14);
    Sample after = Sample.of(3, 4, 5, 6, 7);
    MannWhitney samples = new MannWhitney(before, after);
    assertThat(samples.cliffsDelta()).isEqualTo(-1);
    assertThat(samples.test().pAfterSooner()).isEqualTo(1 / 252.0);
    assertThat(samples.shift(0.9).lower()).isInstanceOf(Shift.SoonerWithoutBound.class);
    assertThat(Quantile7.of(before, 0.5)).isEqualTo(Value.of(14));
    assertThat(Quantile7.of(before, 0.6)).isEqualTo(Value.infinite());
    assertThat(new MannWhitney(after, before).shift(0.9).upper())
        .isInstanceOf(Shift.LaterWithoutBound.class);
    assertThat(before.never()).isEqualTo(2);
  }

  @Test
  void noUnitRecoveredInEitherArmIsNoDifferenceAndShowsNothing() {
    Sample never = Sample.withNever(4);
    MannWhitney samples = new MannWhitney(never, never);
    assertThat(samples.test().pTwoSided()).isEqualTo(1);
    assertThat(samples.shift(0.9).estimate()).isEqualTo(new Shift.Finite(0));
    assertThat(new SignedRank(never, never).test().pTwoSided()).isEqualTo(1);
  }

  @Test
  void tooFewUnitsSetNoLimits() {
    ShiftEstimate shift = new MannWhitney(Sample.of(1, 2), Sample.of(3, 4)).shift(0.95);
    assertThat(shift.estimate()).isEqualTo(new Shift.Finite(2));
    assertThat(shift.lower()).isInstanceOf(Shift.SoonerWithoutBound.class);
    assertThat(shift.upper()).isInstanceOf(Shift.LaterWithoutBound.class);
  }

  @Test
  void largeSamplesUseTheNormalDistributionWithItsCorrections() {
    RandomStream random = new Seed(7).stream("large");
    double[] early = new double[120];
    double[] late = new double[110];
    Arrays.setAll(early, _ -> random.nextBelow(50));
    Arrays.setAll(late, _ -> random.nextBelow(50) + 4);
    RankTest test = new MannWhitney(Sample.of(early), Sample.of(late)).test();
    assertThat(test.exact()).isFalse();
    double wins = 0;
    double[] all = new double[230];
    System.arraycopy(early, 0, all, 0, 120);
    System.arraycopy(late, 0, all, 120, 110);
    double ties = 0;
    for (double value : all) {
      double same = Arrays.stream(all).filter(other -> other == value).count();
      ties += (same * same * same - same) / same;
    }
    for (double l : late) {
      for (double e : early) {
        wins += l > e ? 1 : l == e ? 0.5 : 0;
      }
    }
    double sd = StrictMath.sqrt(120 * 110 / 12.0 * (231 - ties / (230 * 229.0)));
    assertThat(test.statistic()).isEqualTo(wins);
    assertNear(test.pAfterLater(), Normal.above((wins - 6600 - 0.5) / sd), "R's formula");
  }

  @Test
  void marginDecidesWhatCountsAsNoWorse() {
    Sample before = Sample.of(10, 11, 12, 13, 14, 15, 16, 17);
    Sample after = Sample.of(10.5, 11.5, 12.5, 13.5, 14.5, 15.5, 16.5, 17.5);
    MannWhitney samples = new MannWhitney(before, after);
    assertThat(LocationNonInferiority.of(samples, 1, 0.025).shown()).isFalse();
    assertThat(LocationNonInferiority.of(samples, 8, 0.025).shown()).isTrue();
    SignedRank pairs = new SignedRank(before, after);
    LocationNonInferiority paired = LocationNonInferiority.of(pairs, 1, 0.025);
    assertThat(paired.shown()).isTrue();
    assertThat(paired.p()).isEqualTo(StrictMath.pow(2, -8));
    assertThat(LocationNonInferiority.of(pairs, 0.5, 0.025).p()).isEqualTo(1);
  }

  @Test
  void neverRecoveredAfterIsNeverNoWorse() {
    Sample before = Sample.of(1, 2, 3, 4, 5, 6, 7, 8);
    LocationNonInferiority finding =
        LocationNonInferiority.of(new MannWhitney(before, Sample.withNever(8)), 1e6, 0.025);
    assertThat(finding.shown()).isFalse();
    assertThat(finding.upper()).isInstanceOf(Shift.LaterWithoutBound.class);
    assertThat(finding.p()).isEqualTo(1);
  }

  @Test
  void decimalsThatPeopleWriteTieWithTheirDifferences() {
    SignedRank pairs = new SignedRank(Sample.of(0.1, 0.2), Sample.of(0.3, 0.4));
    assertThat(pairs.test(0.2)).isEqualTo(new RankTest(0, 1, 1, true));
  }

  /**
   * Intervals from seeded samples of known shift; coverage at least its level less three errors.
   */
  @Test
  void exactLimitsCoverAtLeastTheirLevel() {
    int rounds = Integer.getInteger("pumprig.scenarios", 300) * 2;
    RandomStream random = new Seed(20).stream("coverage of the shift");
    int unpaired = 0;
    int paired = 0;
    for (int round = 0; round < rounds; round++) {
      double[] early = new double[6];
      double[] late = new double[7];
      double[] again = new double[6];
      Arrays.setAll(early, _ -> random.nextExponential());
      Arrays.setAll(late, _ -> random.nextExponential() + 1);
      Arrays.setAll(again, i -> early[i] + 1 + random.nextNormal());
      unpaired += covers(new MannWhitney(Sample.of(early), Sample.of(late)).shift(0.9)) ? 1 : 0;
      paired += covers(new SignedRank(Sample.of(early), Sample.of(again)).shift(0.9)) ? 1 : 0;
    }
    double least = rounds * 0.9 - 3 * StrictMath.sqrt(rounds * 0.9 * 0.1);
    assertThat((double) unpaired).as("seed 20, unpaired").isGreaterThan(least);
    assertThat((double) paired).as("seed 20, paired").isGreaterThan(least);
  }

  private static boolean covers(ShiftEstimate shift) {
    return !(shift.lower() instanceof Shift.Finite low && low.number() > 1)
        && !(shift.upper() instanceof Shift.Finite high && high.number() < 1);
  }

  @Test
  void whatIsNoSampleIsRefused() {
    assertThatThrownBy(() -> Sample.of()).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Sample(List.of(Value.undefined(Value.Reason.NO_INFORMATION))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SignedRank(Sample.of(1), Sample.of(1, 2)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Sample.of(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
  }
}
