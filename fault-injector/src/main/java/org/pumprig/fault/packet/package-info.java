/**
 * Leases and evidence of packet faults, whatever carries the packets.
 *
 * <p>What may not enter: devices, sockets, and what a fault does to a packet (that is {@code
 * fault.model.packet}).
 */
@NullMarked
package org.pumprig.fault.packet;

import org.jspecify.annotations.NullMarked;
