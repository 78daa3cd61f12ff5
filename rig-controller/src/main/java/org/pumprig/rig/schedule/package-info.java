/**
 * A plan expanded: who runs when in which arm, and which faults start when. Pure: the same plan,
 * rig and seed give the same schedule everywhere.
 *
 * <p>Faults are drawn from campaign seed and replicate alone, never from arm, unit or slot, so that
 * all arms meet the same faults. What may not enter: clocks, files, anything that carries a step
 * out.
 */
@NullMarked
package org.pumprig.rig.schedule;

import org.jspecify.annotations.NullMarked;
