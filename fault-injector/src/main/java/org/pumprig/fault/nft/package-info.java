/**
 * Packet faults by the kernel's packet filter. A fault is a table of its own, put in as one
 * transaction; what acts in it stands behind a set element with a time-out, so that it ends in the
 * kernel when nobody renews it.
 *
 * <p>What may enter: the text of rules (pure), the {@code nft} program, what undoes a dead
 * process's tables. What may not: tables that are not ours, plans, and anything that knows runs.
 */
@NullMarked
package org.pumprig.fault.nft;

import org.jspecify.annotations.NullMarked;
