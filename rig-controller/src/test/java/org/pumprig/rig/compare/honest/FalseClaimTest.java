package org.pumprig.rig.compare.honest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pumprig.seed.Seed;

/** The real claim's judgement; the short form of {@link HonestTables}. */
class FalseClaimTest {
  private static final int SEED = 403;

  @ParameterizedTest
  @EnumSource(ClaimPart.class)
  void noPartOfAClaimIsShownFalselyMoreOftenThanItsLevel(ClaimPart part) {
    FalseClaim found = FalseClaim.of(Bench.REAL, part, 60, 30, new Seed(SEED));
    String what = "seed " + SEED + ": " + found.row();
    assertThat(found.shownFalsely().estimate()).as(what).isLessThanOrEqualTo(found.limit());
    assertThat(found.power().estimate())
        .as("a test that shows nothing is no test; " + what)
        .isGreaterThan(2 * part.alpha());
  }

  @ParameterizedTest
  @EnumSource(
      value = ClaimPart.class,
      names = {"BEFORE_FAILS", "RELIABILITY"})
  void unitsThatShareFaultsAreNeverPlainlyBetterAndClustersKeepTheLevel(ClaimPart part) {
    FalseClaim limited = FalseClaim.of(Bench.SHARED, part, 30, 5, new Seed(SEED));
    assertThat(limited.plainlyBetter()).as(limited.row()).isZero();
    FalseClaim counted = FalseClaim.of(Bench.CLUSTERS, part, 60, 5, new Seed(SEED));
    assertThat(counted.plainlyBetter()).as(counted.row()).isZero();
    assertThat(counted.shownFalsely().estimate())
        .as("seed " + SEED + ": " + counted.row())
        .isLessThanOrEqualTo(counted.limit());
  }
}
