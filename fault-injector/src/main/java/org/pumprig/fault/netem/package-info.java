/**
 * Packet faults by the kernel's network emulator ({@code tc-netem(8)}): for each fault and
 * direction a class of an HTB queue on the interface by which the packets leave, with netem as its
 * leaf. The packet filter sends the unit's packets there as long as a lease in one of its sets is
 * renewed; all else goes past it.
 *
 * <p>What may enter: the text of queues (pure), the {@code tc} program, what is seen of packets on
 * both sides, what undoes a dead process's queues. What may not: queues that are not ours, plans,
 * and anything that knows runs.
 */
@NullMarked
package org.pumprig.fault.netem;

import org.jspecify.annotations.NullMarked;
