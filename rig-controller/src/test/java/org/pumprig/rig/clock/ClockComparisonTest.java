package org.pumprig.rig.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.event.ClockObservation;
import org.pumprig.rig.event.ClockObservation.ClockDrifted;
import org.pumprig.rig.event.ClockObservation.ClockStepped;
import org.pumprig.time.VirtualScheduler;

class ClockComparisonTest {
  private static final long LOOK = 10_000_000_000L;
  private final VirtualScheduler clock = new VirtualScheduler(1_795_776_000_000_000L);
  private final ClockComparison comparison =
      new ClockComparison(clock.nanoTime(), clock.wallMicros());
  private final List<ClockObservation> seen = new ArrayList<>();

  private void looks(int count) {
    for (int i = 0; i < count; i++) {
      clock.run(clock.nanoTime() + LOOK);
      comparison.on(clock.nanoTime(), clock.wallMicros()).ifPresent(seen::add);
    }
  }

  @Test
  void aClockThatGoesRightTellsNothing() {
    looks(1_000);
    assertThat(seen).isEmpty();
  }

  @Test
  void aStepIsToldOnceWithItsDirection() {
    looks(3);
    clock.stepWall(-3_600_000_000L);
    looks(3);
    assertThat(seen).containsExactly(new ClockStepped(-3_600_000_000L, LOOK));
  }

  @Test
  void driftAddsUpAndIsNoStep() {
    clock.driftWall(100);
    looks(250);
    assertThat(seen)
        .containsExactly(
            new ClockDrifted(100_000, 100 * LOOK), new ClockDrifted(100_000, 100 * LOOK));
  }

  @Test
  void aLateLookIsNoStep() {
    clock.run(clock.nanoTime() + 600 * LOOK);
    assertThat(comparison.on(clock.nanoTime(), clock.wallMicros())).isEmpty();
  }
}
