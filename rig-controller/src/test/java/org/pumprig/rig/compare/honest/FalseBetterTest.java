package org.pumprig.rig.compare.honest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.pumprig.seed.Seed;

/** The short form; {@link HonestTables} is the long one. */
class FalseBetterTest {
  private static final int SEED = 401;

  @Test
  void noPartIsShownFalselyMoreOftenThanItsLevel() {
    Condition condition = Condition.BENCH;
    int campaigns = Integer.getInteger("pumprig.scenarios", 60);
    for (Part part : Part.of(condition)) {
      FalseBetter found = FalseBetter.of(condition, part, campaigns, new Seed(SEED));
      String what = "seed " + SEED + ": " + found.row();
      assertThat(found.broken()).as(what).isFalse();
      assertThat(found.power().estimate())
          .as("a test that shows nothing is no test; " + what)
          .isGreaterThan(2 * part.alpha());
    }
  }
}
