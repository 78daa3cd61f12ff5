package org.pumprig.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

/** A {@code struct timex} as the kernel fills it. */
class KernelClockTest {
  private static KernelClock of(int status, long offset, long maxError, int state) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment timex = arena.allocate(208, 8);
      timex.set(ValueLayout.JAVA_LONG, 8, offset);
      timex.set(ValueLayout.JAVA_LONG, 24, maxError);
      timex.set(ValueLayout.JAVA_INT, 40, status);
      return KernelClock.of(timex, state);
    }
  }

  @Test
  void aClockThatIsFollowedTellsItsErrors() {
    assertThat(of(0x2001, 5_000, 1_234, 0)).isEqualTo(new KernelClock(true, 5, 1_234));
    assertThat(of(0x0001, 5_000, 1_234, 0).offsetMicros()).isEqualTo(5_000);
  }

  @Test
  void aClockThatNobodyFollowsSaysSo() {
    assertThat(of(0x40, 0, 16_000_000, 5).synchronised()).isFalse();
    assertThat(of(0x40, 0, 500, 0).synchronised()).isFalse();
    assertThat(of(0, 0, 500, 5).synchronised()).isFalse();
  }
}
