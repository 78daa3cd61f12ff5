package org.pumprig.pump.device;

/**
 * A processor while communication keeps it busy enough to be simulated release by release: as it is
 * now, and as it will be if no further job arrives. A unit without such load has none: ten thousand
 * healthy ones would hold nothing but zeros.
 */
final class SimulatedProcessor {
  private static final long DRAIN_LIMIT_NANOS = 60_000_000_000L;

  private final long settleNanos;
  private final ProcessorState actual;
  private final ProcessorState drained;
  private final ProcessorState predicted;

  /** Whether {@link #drained} is what {@link #actual} comes to if no job arrives before. */
  private boolean followed;

  /**
   * @param fromNanos when it is undisturbed
   * @param settleNanos how long after its last job it is so again
   */
  SimulatedProcessor(Schedule schedule, long fromNanos, long settleNanos) {
    this.settleNanos = settleNanos;
    actual = new ProcessorState(schedule);
    drained = new ProcessorState(schedule);
    predicted = new ProcessorState(schedule);
    actual.settleAt(fromNanos, settleNanos);
  }

  /** A job that came before those that decide: nothing is predicted from it. */
  void replay(long nanos, long costNanos) {
    actual.advance(nanos);
    actual.addCommunication(costNanos);
  }

  /** A job, and what becomes of the schedule if it is the last. */
  void run(long nowNanos, long costNanos) {
    if (followed && drained.timeNanos() <= nowNanos) {
      actual.copyFrom(drained); // the way there has been gone once
    }
    replay(nowNanos, costNanos);
    followed = true;
    drained.copyFrom(actual);
    drained.drain(actual.timeNanos() + DRAIN_LIMIT_NANOS);
    predicted.copyFrom(drained);
    predicted.settle(settledNanos());
  }

  /** When communication's backlog is done. */
  long busyUntilNanos() {
    return drained.timeNanos();
  }

  /** From when on it runs as if there had been no job. */
  long settledNanos() {
    return busyUntilNanos() + settleNanos;
  }

  /** When a watchdog trips if nothing more happens, or {@link ProcessorState#NEVER}. */
  long tripNanos() {
    return predicted.tripNanos();
  }

  /** The channel's code; only after {@link #tripNanos} has come. */
  String tripCode() {
    return predicted.tripCode();
  }
}
