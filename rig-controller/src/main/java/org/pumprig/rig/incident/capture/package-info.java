/**
 * Captures of network traffic, read as streams: files to packets, packets to TCP connections,
 * connections to what they show of a network. Whatever a file holds, memory is bounded and the end
 * is a remark, never an exception.
 *
 * <p>Nothing here knows plans or faults, and nothing of what a payload says leaves it but control
 * ids, in memory, to pair a message with its acknowledgement.
 */
@NullMarked
package org.pumprig.rig.incident.capture;

import org.jspecify.annotations.NullMarked;
