/**
 * The rig's own place in the network: how a topology is put up on this machine and taken down.
 *
 * <p>Everything here inspects before it changes, touches what bears the rig's own names only, and
 * has the way back in the ledger before each change. What may not enter: pumps, plans, runs.
 */
@NullMarked
package org.pumprig.rig.network;

import org.jspecify.annotations.NullMarked;
