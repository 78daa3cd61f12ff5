/**
 * Faults applied on their own, without a plan and without a run: in the ledger before they act,
 * under a lease, reverted and shown to be gone.
 *
 * <p>May enter: ways to reach a unit, a gateway or a line from the command line's words. May not:
 * verdicts about units; a fault on its own has none.
 */
@NullMarked
package org.pumprig.rig.lone;

import org.jspecify.annotations.NullMarked;
