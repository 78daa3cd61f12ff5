package org.pumprig.rig.compare.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pumprig.rig.compare.stats.Oracle.assertNear;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

class PairedPermutationTest {
  private record Arms(List<Subject> before, List<Subject> after) {}

  @Test
  void sixPumpsThatTripOnlyBeforeAgreeWithTheOracle() throws NotComputableException {
    JsonNode oracle = Oracle.json("recurrent_competing_paired.json").path("paired_exact");
    Arms arms = new Arms(new ArrayList<>(), new ArrayList<>());
    for (JsonNode row : oracle.path("data")) {
      (row.path("arm").asText().equals("before") ? arms.before() : arms.after())
          .add(
              new Subject(
                  row.path("pair").asText(),
                  row.path("time").doubleValue(),
                  row.path("status").intValue() == 1));
    }
    assertThat(arms.before()).hasSize(6);
    PairedPermutation test = PairedPermutation.test(arms.before(), arms.after());
    assertNear(test.pAfterBetter(), oracle.path("exact_one_sided").doubleValue(), "one-sided");
    assertNear(test.pTwoSided(), oracle.path("exact_two_sided").doubleValue(), "two-sided");
    assertThat(test.pAfterBetter()).isEqualTo(0.015625);
    assertThat(test.informativeUnits()).isEqualTo(6);
    assertThat(test.asFavourable()).isEqualTo(1);
    assertThat(test.censoring().consistent()).isTrue();
    LogRank asymptotic = LogRank.stratifiedByUnit(arms.before(), arms.after());
    assertNear(asymptotic.chiSquare(), oracle.path("stratified_chisq").doubleValue(), "chi");
    assertNear(asymptotic.pTwoSided(), oracle.path("asymptotic_p").doubleValue(), "p");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void countsWhatFullEnumerationOfRelabelledArmsCounts(long seed) throws NotComputableException {
    RandomStream random = new Seed(seed).stream("paired permutation");
    int units = (int) random.nextBetween(1, 8);
    int runsPerArm = (int) random.nextBetween(1, 4);
    Arms arms = draw(random, units, runsPerArm);
    long[] counted = enumerate(arms, units);
    PairedPermutation test = PairedPermutation.test(arms.before(), arms.after());
    double all = StrictMath.scalb(1.0, units);
    assertThat(test.units()).isEqualTo(units);
    assertThat(test.pAfterBetter()).as("seed %d", seed).isEqualTo(counted[0] / all);
    assertThat(test.pTwoSided()).as("seed %d", seed).isEqualTo(counted[1] / all);
  }

  /**
   * All 2^units swaps, each analysed from scratch. O − E differs between assignments by multiples
   * of 1/840 (numbers at risk up to 8), so 1e-9 separates ties from differences.
   */
  private static long[] enumerate(Arms arms, int units) {
    double observed = LogRank.stratifiedByUnit(arms.before(), arms.after()).excessAfter();
    long favourable = 0;
    long extreme = 0;
    for (int swaps = 0; swaps < 1 << units; swaps++) {
      List<Subject> before = new ArrayList<>();
      List<Subject> after = new ArrayList<>();
      for (Subject s : arms.before()) {
        (swapped(swaps, s) ? after : before).add(s);
      }
      for (Subject s : arms.after()) {
        (swapped(swaps, s) ? before : after).add(s);
      }
      double excess = LogRank.stratifiedByUnit(before, after).excessAfter();
      favourable += excess <= observed + 1e-9 ? 1 : 0;
      extreme += Math.abs(excess) >= Math.abs(observed) - 1e-9 ? 1 : 0;
    }
    return new long[] {favourable, extreme};
  }

  private static boolean swapped(int swaps, Subject subject) {
    return (swaps >> Integer.parseInt(subject.unit()) & 1) == 1;
  }

  private static Arms draw(RandomStream random, int units, int runsPerArm) {
    Arms arms = new Arms(new ArrayList<>(), new ArrayList<>());
    for (int unit = 0; unit < units; unit++) {
      for (int run = 0; run < runsPerArm; run++) {
        arms.before().add(drawRun(random, unit, 8));
        arms.after().add(drawRun(random, unit, 12));
      }
    }
    return arms;
  }

  /** Few distinct times, so that ties are common; observation ends at 10. */
  private static Subject drawRun(RandomStream random, int unit, long slowest) {
    long time = random.nextBetween(1, slowest);
    return new Subject(Integer.toString(unit), Math.min(time, 10), time <= 10);
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24, 25})
  void swappingTheArmsMirrorsTheTest(long seed) throws NotComputableException {
    Arms arms = draw(new Seed(seed).stream("mirror"), 9, 2);
    PairedPermutation there = PairedPermutation.test(arms.before(), arms.after());
    PairedPermutation back = PairedPermutation.test(arms.after(), arms.before());
    assertThat(back.pTwoSided()).as("seed %d", seed).isEqualTo(there.pTwoSided());
    assertThat(back.excessAfter()).isEqualTo(-there.excessAfter(), within());
    double tied = there.pAfterBetter() + back.pAfterBetter() - 1;
    assertThat(tied).as("share of ties, seed %d", seed).isBetween(0.0, 1.0);
    assertThat(tied * 512).isEqualTo(StrictMath.rint(tied * 512));
  }

  private static Offset<Double> within() {
    return Offset.offset(1e-12);
  }

  @Test
  void unitsWithTheSameOutcomeInBothArmsDontCount() throws NotComputableException {
    List<Subject> before = List.of(new Subject("a", 3, true), new Subject("b", 72, false));
    List<Subject> after = List.of(new Subject("a", 72, false), new Subject("b", 72, false));
    PairedPermutation test = PairedPermutation.test(before, after);
    assertThat(test.units()).isEqualTo(2);
    assertThat(test.informativeUnits()).isEqualTo(1);
    assertThat(test.pAfterBetter()).isEqualTo(0.5);
    assertThat(test.pTwoSided()).isEqualTo(1);
  }

  @Test
  void withoutAnyEventEveryPIsOne() throws NotComputableException {
    List<Subject> quiet = List.of(new Subject("a", 72, false));
    PairedPermutation test = PairedPermutation.test(quiet, quiet);
    assertThat(test.informativeUnits()).isZero();
    assertThat(test.pAfterBetter()).isEqualTo(1);
    assertThat(test.pTwoSided()).isEqualTo(1);
  }

  @Test
  void sixtyTwoPairsAreCountedExactlyAndSixtyThreeRefused() throws NotComputableException {
    PairedPermutation test = PairedPermutation.test(pairs(62, true), pairs(62, false));
    assertThat(test.pAfterBetter()).isEqualTo(0x1.0p-62);
    assertThat(test.pTwoSided()).isEqualTo(0x1.0p-61);
    assertThatThrownBy(() -> PairedPermutation.test(pairs(63, true), pairs(63, false)))
        .isInstanceOf(NotComputableException.class)
        .hasMessageContaining("63 informative units");
  }

  private static List<Subject> pairs(int units, boolean event) {
    return IntStream.range(0, units)
        .mapToObj(unit -> new Subject("pump " + unit, event ? 10 + unit : 100, event))
        .toList();
  }

  @Test
  void unitWithoutItsCounterpartIsNamedInTheError() {
    List<Subject> before = List.of(new Subject("a", 3, true), new Subject("PX-7", 5, true));
    List<Subject> after = List.of(new Subject("a", 72, false));
    assertThatThrownBy(() -> PairedPermutation.test(before, after))
        .isInstanceOf(NotComputableException.class)
        .hasMessageContaining("PX-7 has 1 and 0");
  }
}
