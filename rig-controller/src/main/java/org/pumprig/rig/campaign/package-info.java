/**
 * A campaign: slots of parallel runs, each with its own directory, journal, engine and drivers.
 *
 * <p>Wires rooms together and holds no rules of its own: what a run does is decided by its
 * reducers, what it stands on comes through {@link org.pumprig.rig.campaign.SlotBench}. What may
 * not enter: pumps, protocols, verdicts.
 */
@NullMarked
package org.pumprig.rig.campaign;

import org.jspecify.annotations.NullMarked;
