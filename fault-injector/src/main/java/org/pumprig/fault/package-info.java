/**
 * The vocabulary of faults: what can be done to a unit's network, how a back end is asked to do it,
 * and the ledger of what has been done to this machine and must be undone.
 *
 * <p>What may enter: values, the {@link org.pumprig.fault.Injector} contract and what holds for
 * every back end. What may not: sockets, commands, and anything that knows pumps, plans or runs.
 */
@NullMarked
package org.pumprig.fault;

import org.jspecify.annotations.NullMarked;
