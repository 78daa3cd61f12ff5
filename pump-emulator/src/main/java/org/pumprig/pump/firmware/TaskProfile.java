package org.pumprig.pump.firmware;

import org.jspecify.annotations.Nullable;

/**
 * A periodic task on the pump's processor.
 *
 * @param name {@code delivery}, {@code sensor} …
 * @param priority 1 is the highest; no two tasks share one
 * @param executionNanos processor time of one job at nominal speed
 * @param watchdog the channel that watches the task's check-ins (one at the end of each job), or
 *     null if none does
 */
public record TaskProfile(
    String name,
    int priority,
    long periodNanos,
    long executionNanos,
    @Nullable WatchdogWindow watchdog) {}
