package org.pumprig.fault.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.pumprig.seed.Seed;

class ChernoffBoundTest {
  @Test
  void aTrueCountIsRejectedNoMoreOftenThanAsked() {
    var random = new Seed(5).stream("chernoff");
    int rejected = 0;
    for (int i = 0; i < 20_000; i++) {
      int count = 0;
      for (int trial = 0; trial < 60; trial++) {
        count += random.nextChance(200_000) ? 1 : 0;
      }
      rejected += new ChernoffBound(60, 200_000, 0.05).fits(count) ? 0 : 1;
    }
    assertThat(rejected).isBetween(1, 1_000); // the bound is not sharp, and not vacuous
  }

  @Test
  void doingNothingIsToldFromActingOnceThereIsEnough() {
    assertThat(new ChernoffBound(20, 50_000, 1e-6).canTell()).isFalse();
    assertThat(new ChernoffBound(400, 50_000, 1e-6).canTell()).isTrue();
    assertThat(new ChernoffBound(400, 50_000, 1e-6).fits(0)).isFalse();
    assertThat(new ChernoffBound(400, 50_000, 1e-6).fits(20)).isTrue();
    assertThat(new ChernoffBound(400, 50_000, 1e-6).fits(80)).isFalse();
  }

  @Test
  void certaintyFitsOnlyAll() {
    assertThat(new ChernoffBound(10, 1_000_000, 1e-6).fits(10)).isTrue();
    assertThat(new ChernoffBound(10, 1_000_000, 1e-6).fits(9)).isFalse();
  }
}
