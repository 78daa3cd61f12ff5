package org.pumprig.pump.device;

import org.jspecify.annotations.Nullable;

/**
 * One entry of the pump's event log.
 *
 * @param number from 1, without gaps
 * @param upMillis since the power came under which it was written
 * @param code of a system error, or null
 * @param text one token: capital letters, digits and {@code _}
 */
public record LogEntry(long number, long upMillis, @Nullable String code, String text) {}
