package org.pumprig.rig.judge;

import java.util.Optional;
import org.pumprig.fault.Capabilities;
import org.pumprig.fault.FaultDelay;
import org.pumprig.fault.Recovery;

/**
 * The part of a reconnection that a fault's own traces may take ({@link Recovery#boundNanos}):
 * TCP's back-off, a link's negotiation, the delay of what was under way. They keep a living
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
      long own = ownNanos(fault);
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

  private static long ownNanos(FaultFacts fault) {
    long lasted =
        fault.appliedNanos().isPresent() && fault.revertedNanos().isPresent()
            ? fault.revertedNanos().getAsLong() - fault.appliedNanos().getAsLong()
            : fault.durationNanos();
    return Capabilities.of(fault.name())
        .map(
            row ->
                row.recovery()
                    .boundNanos(Math.max(0, lasted), FaultDelay.nanos(fault.parameters())))
        .orElse(0L);
  }

  /** What takes the time, for a sentence. */
  String cause() {
    return Capabilities.of(fault.name()).map(row -> row.recovery().cause()).orElseThrow();
  }
}
