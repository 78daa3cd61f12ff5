package org.pumprig.rig.compare.honest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pumprig.seed.Seed;

/** The short form; {@link HonestTables} is the long one. */
class FalseBetterTest {
  private static final int SEED = 401;

  @ParameterizedTest
  @EnumSource(names = {"IDEAL", "BENCH"})
  void noPartIsShownFalselyMoreOftenThanItsLevel(Condition condition) {
    int campaigns = Integer.getInteger("pumprig.scenarios", 300);
    for (Part part : Part.of(condition)) {
      FalseBetter found = FalseBetter.of(condition, part, campaigns, new Seed(SEED));
      String what = "seed " + SEED + ": " + found.row();
      if (found.promised()) {
        assertThat(found.atBoundary().estimate()).as(what).isLessThanOrEqualTo(found.limit());
      }
      assertThat(found.power().estimate())
          .as("a test that shows nothing is no test; " + what)
          .isGreaterThan(2 * part.alpha());
    }
  }
}
