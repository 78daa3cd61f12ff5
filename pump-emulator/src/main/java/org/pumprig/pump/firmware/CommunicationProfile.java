package org.pumprig.pump.firmware;

import org.jspecify.annotations.Nullable;

/**
 * The communication task: not periodic, it runs one job for each thing that happens to it.
 *
 * @param priority 1 is the highest; above a watched task it delays that task's check-in
 * @param jobNanos processor time of a job that starts a timer (connecting, sending), with an empty
 *     timer list
 * @param scanNanosPerEntry what each entry in the sorted timer list adds to such a job
 * @param acknowledgementNanos processor time of taking an acknowledgement
 * @param connectTimeoutNanos how long a connection may take to open
 * @param sessionSetupNanos from an open connection to the first message
 * @param acknowledgementTimeoutNanos how long the pump waits for an acknowledgement
 * @param messageSpacingNanos least time between two messages sent
 * @param roundTripLimitNanos an acknowledgement that took longer is taken, and the connection
 *     dropped and opened again; {@link Long#MAX_VALUE}: no limit
 * @param library how it fetches its drug library; null: it never asks for one
 */
public record CommunicationProfile(
    int priority,
    long jobNanos,
    long scanNanosPerEntry,
    long acknowledgementNanos,
    long connectTimeoutNanos,
    long sessionSetupNanos,
    long acknowledgementTimeoutNanos,
    long messageSpacingNanos,
    long roundTripLimitNanos,
    @Nullable LibraryProfile library) {}
