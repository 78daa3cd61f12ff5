package org.pumprig.rig.compare.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.pumprig.rig.compare.stats.Oracle.assertNear;
import static org.pumprig.rig.compare.stats.Oracle.number;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.rig.compare.stats.Oracle;
import org.pumprig.rig.compare.stats.PairedPermutation;
import org.pumprig.rig.compare.stats.Subject;
import org.pumprig.rig.compare.stats.Value;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

class ExactPermutationTest {
  @ParameterizedTest
  @ValueSource(strings = {"aml", "ovarian"})
  void agreesWithCoin(String data) throws Exception {
    JsonNode oracle = Data.oracle(data).path("coin_exact_logrank");
    ExactPermutation test = ExactPermutation.of(Data.groups(data));
    assertNear(test.pTwoSided(), oracle.path("p").doubleValue(), "p");
    WeightedLogRank logRank = WeightedLogRank.of(Data.groups(data), 0);
    assertNear(test.excessSecond(), logRank.excessSecond(), "O − E");
  }

  @Test
  void sixPairsAgreeWithTheOracleAndWithTheSignTest() throws Exception {
    JsonNode oracle = Oracle.json("recurrent_competing_paired.json").path("paired_exact");
    List<Subject> before = new ArrayList<>();
    List<Subject> after = new ArrayList<>();
    for (JsonNode row : oracle.path("data")) {
      (row.path("arm").asText().equals("before") ? before : after)
          .add(
              new Subject(
                  row.path("pair").asText(),
                  row.path("time").doubleValue(),
                  row.path("status").intValue() == 1));
    }
    ExactPermutation test = ExactPermutation.of(TwoGroups.byUnit(before, after));
    assertThat(test.pSecondBetter()).isEqualTo(oracle.path("exact_one_sided").doubleValue());
    assertThat(test.pTwoSided()).isEqualTo(oracle.path("exact_two_sided").doubleValue());
    assertThat(test.assignments()).isEqualTo(64);
    WeightedLogRank logRank = WeightedLogRank.of(TwoGroups.byUnit(before, after), 0);
    assertNear(logRank.chiSquare(), oracle.path("stratified_chisq").doubleValue(), "chi-square");
    assertNear(logRank.pTwoSided(), oracle.path("asymptotic_p").doubleValue(), "asymptotic p");
  }

  @Test
  void pairsWithAMixtureOfWinnersAgreeWithTheSignTest() throws Exception {
    List<Subject> before = new ArrayList<>();
    List<Subject> after = new ArrayList<>();
    RandomStream random = new Seed(20260101).stream("pairs");
    for (int unit = 0; unit < 14; unit++) {
      before.add(new Subject("u" + unit, 1 + random.nextBelow(40), random.nextBelow(4) > 0));
      after.add(new Subject("u" + unit, 1 + random.nextBelow(60), random.nextBelow(4) > 0));
    }
    PairedPermutation paired = PairedPermutation.test(before, after);
    ExactPermutation test = ExactPermutation.of(TwoGroups.byUnit(before, after));
    assertNear(test.pSecondBetter(), paired.pAfterBetter(), "one-sided");
    assertNear(test.pTwoSided(), paired.pTwoSided(), "two-sided");
  }

  /** Every assignment in turn, with the log-rank statistic computed afresh from doubles. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void agreesWithEnumeration(long seed) throws Exception {
    RandomStream random = new Seed(seed).stream("enumeration");
    int n = 12;
    double[] times = new double[n];
    boolean[] event = new boolean[n];
    for (int i = 0; i < n; i++) {
      times[i] = 1 + random.nextBelow(8);
      event[i] = random.nextBelow(3) > 0;
    }
    int observed = 0b10110100101;
    double statistic = excess(times, event, observed);
    double low = 0;
    double far = 0;
    double all = 0;
    for (int set = 0; set < 1 << n; set++) {
      if (Integer.bitCount(set) == Integer.bitCount(observed)) {
        double here = excess(times, event, set);
        all++;
        low += here <= statistic + 1e-9 ? 1 : 0;
        far += Math.abs(here) >= Math.abs(statistic) - 1e-9 ? 1 : 0;
      }
    }
    ExactPermutation test = ExactPermutation.of(split(times, event, observed));
    assertThat(test.assignments()).as("seed %d", seed).isEqualTo(all);
    assertThat(test.pSecondBetter()).as("seed %d", seed).isCloseTo(low / all, within(1e-12));
    assertThat(test.pTwoSided()).as("seed %d", seed).isCloseTo(far / all, within(1e-12));
  }

  private static double excess(double[] times, boolean[] event, int second) {
    return WeightedLogRank.of(split(times, event, second), 0).excessSecond();
  }

  private static TwoGroups split(double[] times, boolean[] event, int second) {
    List<Subject> one = new ArrayList<>();
    List<Subject> two = new ArrayList<>();
    for (int i = 0; i < times.length; i++) {
      ((second >> i & 1) == 1 ? two : one).add(new Subject("", times[i], event[i]));
    }
    return TwoGroups.of(Sample.of(one), Sample.of(two));
  }

  @Test
  void twentyAGroupWithAllTimesDifferentTakesLessThanFiveSeconds() {
    double[] first = new double[20];
    double[] second = new double[20];
    boolean[] event = new boolean[20];
    for (int i = 0; i < 20; i++) {
      first[i] = 2 * i + 1 + i % 3;
      second[i] = 2.5 * i + 1.25;
      event[i] = i % 7 != 6;
    }
    TwoGroups groups = TwoGroups.of(Sample.of(first, event), Sample.of(second, event));
    ExactPermutation test =
        Assertions.assertTimeoutPreemptively(
            Duration.ofSeconds(5), () -> ExactPermutation.of(groups));
    assertThat(test.assignments()).isEqualTo(137_846_528_820.0);
    double asymptotic = number(WeightedLogRank.of(groups, 0).pTwoSided());
    assertThat(test.pTwoSided()).isCloseTo(asymptotic, within(0.02));
    assertThat(test.pSecondBetter() + test.pSecondWorse()).isGreaterThan(1);
  }

  @Test
  void manyUnitsWithFewEventsAreStillExact() throws Exception {
    StringBuilder quiet = new StringBuilder("72+");
    quiet.append(" 72+".repeat(99));
    Sample after = Data.sample(quiet.toString());
    Sample before = Data.sample("10 20 30 40 50" + " 72+".repeat(95));
    ExactPermutation test = ExactPermutation.of(TwoGroups.of(before, after));
    // All five of 200 in the first hundred.
    double chance = 1;
    for (int i = 0; i < 5; i++) {
      chance *= (100.0 - i) / (200 - i);
    }
    assertNear(test.pSecondBetter(), chance, "p");
  }

  @Test
  void unequalCensoringIsSeen() throws Exception {
    Sample early = Data.sample("3 4 10+ 10+ 10+ 10+ 10+ 10+");
    Sample late = Data.sample("5 6 72+ 72+ 72+ 72+ 72+ 72+");
    assertThat(number(ExactPermutation.of(TwoGroups.of(early, late)).censoring())).isLessThan(0.01);
    assertThat(ExactPermutation.of(TwoGroups.of(late, Data.sample("9 72+ 72+"))).censoring())
        .isInstanceOf(Value.Undefined.class);
  }

  @Test
  void whatIsTooLargeOrEmptyIsRefused() {
    Sample quiet = Data.sample("72+ 72+");
    assertThatThrownBy(() -> ExactPermutation.of(TwoGroups.of(quiet, quiet)))
        .isInstanceOf(NotComputableException.class)
        .hasMessageContaining("no event");
    assertThatThrownBy(() -> ExactPermutation.of(Data.groups("rats_f")))
        .isInstanceOf(NotComputableException.class)
        .hasMessageContaining("use the log-rank test");
    Sample many = Sample.of(new double[600], new boolean[600]);
    assertThatThrownBy(() -> ExactPermutation.of(TwoGroups.of(many, many)))
        .hasMessageContaining("at most 1000");
  }
}
