package org.pumprig.rig.plan;

/**
 * The parts of a run, in order; each more than 0.
 *
 * @param settleNanos the therapy runs undisturbed
 * @param stressNanos faults are injected
 * @param recoverNanos no faults; the pump may reconnect
 * @param checkNanos power cycle and programming
 * @param cycled whether each unit is power-cycled in the check; else only one that tripped
 */
public record Phases(
    long settleNanos, long stressNanos, long recoverNanos, long checkNanos, boolean cycled) {
  private static final long MOST_READ_BACK_NANOS = 1_000_000_000;

  /** Those in which only a unit that tripped is power-cycled. */
  public Phases(long settleNanos, long stressNanos, long recoverNanos, long checkNanos) {
    this(settleNanos, stressNanos, recoverNanos, checkNanos, false);
  }

  /** Length of a run. */
  public long runNanos() {
    return settleNanos + stressNanos + recoverNanos + checkNanos;
  }

  /** When the stress phase ends, from the run's start. */
  public long stressEndNanos() {
    return settleNanos + stressNanos;
  }

  /**
   * When, in run time, a unit is asked again which firmware it has: near the end of the recovery,
   * as a run may end there. A unit that is switched off and on later is asked once more anyhow.
   */
  public long readBackNanos() {
    return stressEndNanos() + recoverNanos - Math.min(MOST_READ_BACK_NANOS, recoverNanos / 4);
  }
}
