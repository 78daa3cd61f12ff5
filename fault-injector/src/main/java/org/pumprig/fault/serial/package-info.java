/**
 * Faults in serial lines: a line that stands between a unit's port and whoever talks to it.
 *
 * <p>What a fault does to bytes is decided in {@code fault.model.serial}; here are links, timers,
 * leases and counts. What may not enter: pump protocols.
 */
@NullMarked
package org.pumprig.fault.serial;

import org.jspecify.annotations.NullMarked;
