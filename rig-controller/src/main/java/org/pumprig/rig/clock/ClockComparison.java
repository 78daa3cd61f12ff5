package org.pumprig.rig.clock;

import java.util.Optional;
import org.pumprig.rig.event.ClockObservation;
import org.pumprig.rig.event.ClockObservation.ClockDrifted;
import org.pumprig.rig.event.ClockObservation.ClockStepped;

/**
 * Holds a wall clock against the monotonic one. What they differ by within one look was a step;
 * what adds up over several was drift, or a correction in small steps.
 *
 * <p>Not thread-safe.
 */
public final class ClockComparison {
  /**
   * A clock that is slewed by 500 ppm, the most that the kernel does, differs by so much in 100 s;
   * looks come every 2 s, and a late one differs by no more, as both clocks are read together.
   */
  static final long STEP_MICROS = 50_000;

  /** Drift is told each time that so much has come together. */
  static final long DRIFT_MICROS = 100_000;

  private long lastNanos;
  private long lastMicros;
  private long driftMicros;
  private long driftSinceNanos;

  /** Begins with a reading of both. */
  public ClockComparison(long nanos, long wallMicros) {
    lastNanos = nanos;
    lastMicros = wallMicros;
    driftSinceNanos = nanos;
  }

  /** Takes the next reading of both; what there is to tell. */
  public Optional<ClockObservation> on(long nanos, long wallMicros) {
    long passedNanos = nanos - lastNanos;
    long moreMicros = wallMicros - lastMicros - passedNanos / 1_000;
    lastNanos = nanos;
    lastMicros = wallMicros;
    if (Math.abs(moreMicros) >= STEP_MICROS) {
      return Optional.of(new ClockStepped(moreMicros, passedNanos));
    }
    driftMicros += moreMicros;
    if (Math.abs(driftMicros) < DRIFT_MICROS) {
      return Optional.empty();
    }
    var drifted = new ClockDrifted(driftMicros, nanos - driftSinceNanos);
    driftMicros = 0;
    driftSinceNanos = nanos;
    return Optional.of(drifted);
  }
}
