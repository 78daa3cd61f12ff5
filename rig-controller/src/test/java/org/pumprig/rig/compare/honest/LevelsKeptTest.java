package org.pumprig.rig.compare.honest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.pumprig.rig.compare.stats.Interval;
import org.pumprig.rig.compare.stats.Value;
import org.pumprig.seed.Seed;

/** The measure itself: a part that is always shown, and an interval that never holds, are found. */
class LevelsKeptTest {
  private static final Seed SEED = new Seed(409);

  @Test
  void aPartThatIsAlwaysShownBreaksItsLevelWhereThatIsPromised() {
    Part honest = Part.of(Condition.IDEAL).getFirst();
    Part liar =
        new Part(
            honest.name(),
            honest.alpha(),
            honest.pumps(),
            false,
            honest.boundary(),
            honest.good(),
            honest.goodIs(),
            _ -> true);
    assertThat(FalseBetter.of(Condition.IDEAL, liar, 20, SEED).broken()).isTrue();
    assertThat(FalseBetter.of(Condition.SHARED, liar, 20, SEED).broken()).isFalse();
    assertThat(FalseBetter.of(Condition.IDEAL, honest, 20, SEED).broken()).isFalse();
  }

  @Test
  void anIntervalThatNeverHoldsBreaksItsLevelIfItIsCalledExact() {
    Interval beside = new Interval(Value.of(2), Value.of(3));
    assertThat(Coverage.of(named(true, beside), 6, 20, SEED).broken()).isTrue();
    assertThat(Coverage.of(named(false, beside), 6, 20, SEED).broken()).isFalse();
    Interval around = new Interval(Value.of(0), Value.of(3));
    assertThat(Coverage.of(named(true, around), 6, 20, SEED).broken()).isFalse();
  }

  private static Interval95 named(boolean exact, Interval found) {
    return new Interval95("test", "one", exact, 1, (_, _) -> found);
  }
}
