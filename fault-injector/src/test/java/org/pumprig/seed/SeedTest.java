package org.pumprig.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeedTest {
  @Test
  void streamIsSplitMix64WithItsPublishedNumbers() {
    var stream = new RandomStream(1_234_567);
    assertThat(List.of(stream.nextLong(), stream.nextLong(), stream.nextLong()))
        .containsExactly(
            6_457_827_717_110_365_317L,
            3_203_168_211_198_807_973L,
            Long.parseUnsignedLong("9817491932198370423"));
  }

  @Test
  void streamsAreApartByNameAndTheSameForTheSameNames() {
    var seed = new Seed(42);
    long first = seed.stream("fault", "unit 1").nextLong();
    assertThat(seed.stream("fault", "unit 1").nextLong()).isEqualTo(first);
    assertThat(seed.stream("fault", "unit 2").nextLong()).isNotEqualTo(first);
    assertThat(seed.stream("fault" + "unit 1").nextLong()).isNotEqualTo(first);
    assertThat(new Seed(43).stream("fault", "unit 1").nextLong()).isNotEqualTo(first);
    assertThat(seed.child("fault")).isNotEqualTo(seed);
    assertThatThrownBy(() -> seed.stream("a\0b")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void boundsHoldAndEveryValueOccurs() {
    var stream = new Seed(7).stream("bounds");
    var seen = new java.util.TreeSet<Long>();
    for (int i = 0; i < 1_000; i++) {
      seen.add(stream.nextBetween(-3, 3));
      assertThat(stream.nextUnit()).isBetween(0.0, Math.nextDown(1.0));
      assertThat(stream.nextExponential()).isNotNegative().isFinite();
    }
    assertThat(seen).containsExactly(-3L, -2L, -1L, 0L, 1L, 2L, 3L);
    assertThat(stream.nextChance(0)).isFalse();
    assertThat(stream.nextChance(1_000_000)).isTrue();
    assertThatThrownBy(() -> stream.nextBelow(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void normalAndExponentialHaveTheirMoments() {
    // Fixed seed, so no chance of failing; bounds are 5 standard errors of n draws.
    var stream = new Seed(11).stream("moments");
    int n = 100_000;
    double sum = 0;
    double squares = 0;
    double waits = 0;
    for (int i = 0; i < n; i++) {
      double x = stream.nextNormal();
      sum += x;
      squares += x * x;
      waits += stream.nextExponential();
    }
    double standardError = 1 / StrictMath.sqrt(n);
    assertThat(sum / n).isBetween(-5 * standardError, 5 * standardError);
    assertThat(squares / n).isBetween(1 - 7.1 * standardError, 1 + 7.1 * standardError);
    assertThat(waits / n).isBetween(1 - 5 * standardError, 1 + 5 * standardError);
  }

  @Test
  void shuffleKeepsTheElements() {
    var list = new ArrayList<>(List.of(1, 2, 3, 4, 5, 6, 7, 8));
    new Seed(3).stream("shuffle").shuffle(list);
    assertThat(list)
        .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8)
        .isNotEqualTo(List.of(1, 2, 3, 4, 5, 6, 7, 8));
  }
}
