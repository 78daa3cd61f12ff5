/**
 * A relay in user space between two TAP devices, through which the units' frames flow: injects
 * every packet fault on any kernel and knows what became of each packet.
 *
 * <p>All of it ends with this process: the devices vanish, frames pass by another way once the
 * kernel's lease is over, and what is left over is known to the ledger. What may not enter: what a
 * fault does to a packet (that is {@code fault.model.packet}).
 */
@NullMarked
package org.pumprig.fault.tap;

import org.jspecify.annotations.NullMarked;
