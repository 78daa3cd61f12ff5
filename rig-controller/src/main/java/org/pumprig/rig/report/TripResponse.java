package org.pumprig.rig.report;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a unit answered a condition that its watchdog caught. The delays count from the watchdog code
 * and are negative where the answer was seen before the code.
 *
 * @param code such as {@code EC221}
 * @param codeChannel where the code was seen first
 * @param codeAtNanos nanoseconds since the start of the run
 * @param flowStopAfterNanos empty: no stop was proved
 * @param flowStopWitness what proved the stop, such as "balance"; empty for none
 * @param alarmAfterNanos empty: no alarm was seen
 * @param screenAfterNanos empty: no screen indication was seen
 * @param logged when the unit's own log says that the code was; empty: it doesn't, or nobody knows
 */
public record TripResponse(
    String code,
    String codeChannel,
    long codeAtNanos,
    OptionalLong flowStopAfterNanos,
    String flowStopWitness,
    OptionalLong alarmAfterNanos,
    OptionalLong screenAfterNanos,
    Optional<Logged> logged) {

  /**
   * A time of the unit's clock, as an interval of the rig's.
   *
   * @param fromAfterNanos after the code was seen, at the earliest
   * @param toAfterNanos at the latest
   */
  public record Logged(long fromAfterNanos, long toAfterNanos) {}
}
