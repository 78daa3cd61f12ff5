package org.pumprig.pump.device;

import org.jspecify.annotations.Nullable;

/**
 * What the pump says about itself at one instant.
 *
 * @param upMillis since power came
 * @param channel the one that is infusing, or null
 * @param rateMicrolitresPerHour of the infusing channel; 0 if none
 * @param primary what is left of the programme, or null
 * @param infusedMicrolitres of the volume counter, which outlives power
 * @param queuedReports in the offline queue
 * @param code of the system error or alarm, or null
 */
public record PumpStatus(
    long upMillis,
    PumpState state,
    @Nullable Channel channel,
    long rateMicrolitresPerHour,
    @Nullable Programme primary,
    @Nullable Programme secondary,
    long infusedMicrolitres,
    long heapFreeBytes,
    int queuedReports,
    @Nullable String code) {
  /** The same at another time, infusing on or, if it must be, merely stopped. */
  PumpStatus at(long laterMillis, boolean stopped) {
    return new PumpStatus(
        laterMillis,
        stopped ? PumpState.STOPPED : state,
        stopped ? null : channel,
        stopped ? 0 : rateMicrolitresPerHour,
        primary,
        secondary,
        infusedMicrolitres,
        heapFreeBytes,
        queuedReports,
        null);
  }
}
