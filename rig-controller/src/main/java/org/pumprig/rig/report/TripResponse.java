package org.pumprig.rig.report;

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
 */
public record TripResponse(
    String code,
    String codeChannel,
    long codeAtNanos,
    OptionalLong flowStopAfterNanos,
    String flowStopWitness,
    OptionalLong alarmAfterNanos,
    OptionalLong screenAfterNanos) {}
