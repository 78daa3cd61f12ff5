package org.pumprig.pump.firmware;

/**
 * One channel of the windowed watchdog: a task's check-in must come no sooner than {@code minNanos}
 * and no later than {@code maxNanos} after the one before.
 *
 * @param code what the pump shows when the channel trips, such as {@code EC221}
 */
public record WatchdogWindow(String code, long minNanos, long maxNanos) {}
