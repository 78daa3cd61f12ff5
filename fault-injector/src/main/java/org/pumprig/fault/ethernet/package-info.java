/**
 * Ethernet links down and flapping, by an interface's administrative state.
 *
 * <p>What may enter: {@code ip link}, carriers, what undoes a dead process's faults. What may not:
 * packets, plans, and anything that knows runs.
 */
@NullMarked
package org.pumprig.fault.ethernet;

import org.jspecify.annotations.NullMarked;
