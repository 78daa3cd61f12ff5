/**
 * What each packet fault does to packets, as pure stages: a packet and a time in, its fate out.
 *
 * <p>The relay between two TAP devices, the UDP relay and virtual links are adapters around this.
 * The same seed and the same packets in the same order give the same fates. What may not enter:
 * clocks, timers, threads, sockets, devices.
 */
@NullMarked
package org.pumprig.fault.model.packet;

import org.jspecify.annotations.NullMarked;
