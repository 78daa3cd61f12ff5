package org.pumprig.pump.firmware;

/**
 * A watchdog outside the processor, fed by the task that looks after the channels: it acts where
 * the processor itself hangs.
 *
 * @param code what the pump shows
 * @param afterNanos without being fed
 */
public record HardwareWatchdog(String code, long afterNanos) {}
