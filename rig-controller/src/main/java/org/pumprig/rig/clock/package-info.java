/**
 * The rig's own wall clock: what the machine says of it, and whether it steps or drifts.
 *
 * <p>What may enter: readings and their comparison. What may not: the clocks of units, and setting
 * any clock.
 */
@NullMarked
package org.pumprig.rig.clock;

import org.jspecify.annotations.NullMarked;
