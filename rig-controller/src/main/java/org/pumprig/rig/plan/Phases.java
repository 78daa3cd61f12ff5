package org.pumprig.rig.plan;

/**
 * The parts of a run, in order; each more than 0.
 *
 * @param settleNanos the therapy runs undisturbed
 * @param stressNanos faults are injected
 * @param recoverNanos no faults; the pump may reconnect
 * @param checkNanos power cycle and programming
 */
public record Phases(long settleNanos, long stressNanos, long recoverNanos, long checkNanos) {
  /** Length of a run. */
  public long runNanos() {
    return settleNanos + stressNanos + recoverNanos + checkNanos;
  }

  /** When the stress phase ends, from the run's start. */
  public long stressEndNanos() {
    return settleNanos + stressNanos;
  }
}
