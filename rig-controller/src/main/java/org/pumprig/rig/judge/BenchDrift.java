package org.pumprig.rig.judge;

import java.util.Optional;

/**
 * How far the bench itself moved in a run.
 *
 * @param clockMicros steps and drifts of the rig's wall clock, added up without their signs
 * @param checkWeight of the balance, by check weights; empty: none was weighed
 * @param knownFlow of the flow witness, by a reference; empty: none was measured
 */
public record BenchDrift(long clockMicros, Optional<Moved> checkWeight, Optional<Moved> knownFlow) {
  /** Nothing moved, as far as is known. */
  public static final BenchDrift NONE = new BenchDrift(0, Optional.empty(), Optional.empty());

  /**
   * By how much the first and the last one were off, in millionths of what they should have been;
   * at their run times.
   *
   * @param times how many there were; of one alone no drift is known within the run
   */
  public record Moved(long firstNanos, long firstPpm, long lastNanos, long lastPpm, int times) {
    /** How far they lie apart. */
    public long ppm() {
      return Math.abs(lastPpm - firstPpm);
    }
  }
}
