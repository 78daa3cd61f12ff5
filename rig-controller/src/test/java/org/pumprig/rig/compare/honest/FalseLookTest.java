package org.pumprig.rig.compare.honest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pumprig.seed.Seed;

/** Looking while it runs stops falsely no more often than the plan's level, however often. */
class FalseLookTest {
  private static final int SEED = 407;

  @ParameterizedTest
  @EnumSource(FalseLook.Kind.class)
  void noKindOfLookStopsFalselyMoreOftenThanItsLevel(FalseLook.Kind kind) {
    FalseLook found =
        FalseLook.of(
            kind == FalseLook.Kind.SPRT ? Bench.IDEAL : Bench.REAL,
            kind,
            12,
            20,
            6,
            new Seed(SEED));
    String what = "seed " + SEED + ": " + found.row();
    assertThat(found.promised()).isTrue();
    assertThat(found.broken()).as(what).isFalse();
    assertThat(found.power().estimate())
        .as("looks that never stop are none; " + what)
        .isGreaterThan(2 * FalseLook.alpha());
  }
}
