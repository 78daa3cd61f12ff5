package org.pumprig.rig.judge;

import java.util.Optional;
import org.pumprig.fault.Capabilities;

/**
 * The part of a reconnection that TCP itself may take after a fault: its back-off keeps a living
 * connection silent after the fault is gone, whatever the unit does.
 *
 * @param fault the fault after which it may last longest
 * @param untilNanos run time until which it may last
 */
record BackOff(FaultFacts fault, long untilNanos) {
  /** The latest of all faults of a run that were taken back; empty if none has such an end. */
  static Optional<BackOff> latest(RunFacts facts) {
    BackOff latest = null;
    for (FaultFacts fault : facts.faults()) {
      long own = tcpNanos(fault);
      if (own > 0 && fault.revertedNanos().isPresent()) {
        long until = fault.revertedNanos().getAsLong() + own;
        latest = latest == null || until > latest.untilNanos ? new BackOff(fault, until) : latest;
      }
    }
    return Optional.ofNullable(latest);
  }

  /** By how long it may go beyond a time; 0 or more. */
  long beyondNanos(long fromNanos) {
    return Math.max(0, untilNanos - fromNanos);
  }

  private static long tcpNanos(FaultFacts fault) {
    long lasted =
        fault.appliedNanos().isPresent() && fault.revertedNanos().isPresent()
            ? fault.revertedNanos().getAsLong() - fault.appliedNanos().getAsLong()
            : fault.durationNanos();
    return Capabilities.of(fault.name())
        .map(row -> row.recovery().tcpNanos(Math.max(0, lasted)))
        .orElse(0L);
  }
}
