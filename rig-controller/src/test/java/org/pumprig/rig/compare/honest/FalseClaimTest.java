package org.pumprig.rig.compare.honest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pumprig.seed.Seed;

/** The real claim's judgement; the short form of {@link HonestTables}. */
class FalseClaimTest {
  private static final int SEED = 403;

  /**
   * Up to 3 of them may be shown falsely at a level of 2.5 %; a part without a level shows half.
   */
  private static final int CAMPAIGNS = Math.min(400, Integer.getInteger("pumprig.scenarios", 30));

  @ParameterizedTest
  @EnumSource(ClaimPart.class)
  void noPartOfAClaimIsShownFalselyMoreOftenThanItsLevel(ClaimPart part) {
    int forPower = part == ClaimPart.BETTER_SIX ? 30 : 8; // six pumps show it in one of twelve
    FalseClaim found = FalseClaim.of(Bench.REAL, part, CAMPAIGNS, forPower, new Seed(SEED));
    String what = "seed " + SEED + ": " + found.row();
    assertThat(found.promised()).isTrue();
    assertThat(found.broken()).as(what).isFalse();
    assertThat(found.power().estimate())
        .as("a test that shows nothing is no test; " + what)
        .isGreaterThan(2 * part.alpha());
  }

  @ParameterizedTest
  @EnumSource(
      value = ClaimPart.class,
      names = {"BETTER", "BETTER_SIX", "RECONNECTION"})
  void pumpsThatEachStayInOneArmKeepTheLevelToo(ClaimPart part) {
    FalseClaim found = FalseClaim.of(Bench.PARALLEL, part, CAMPAIGNS, 8, new Seed(SEED));
    String what = "seed " + SEED + ": " + found.row();
    assertThat(found.broken()).as(what).isFalse();
    assertThat(found.power().estimate()).as(what).isGreaterThan(2 * part.alpha());
  }

  @ParameterizedTest
  @EnumSource(
      value = ClaimPart.class,
      names = {"BEFORE_FAILS", "RELIABILITY"})
  void unitsThatShareFaultsAreNeverPlainlyBetterAndClustersKeepTheLevel(ClaimPart part) {
    FalseClaim limited = FalseClaim.of(Bench.SHARED, part, 10, 2, new Seed(SEED));
    assertThat(limited.plainlyBetter()).as(limited.row()).isZero();
    FalseClaim counted = FalseClaim.of(Bench.CLUSTERS, part, 20, 2, new Seed(SEED));
    assertThat(counted.promised()).isTrue();
    assertThat(counted.broken()).as("seed " + SEED + ": " + counted.row()).isFalse();
  }
}
