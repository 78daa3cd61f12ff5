/**
 * Events that come again: mean cumulative function, whether units differ more than chance allows,
 * and whether the rate changes over time; as pure functions of each unit's spells of observation.
 *
 * <p>The unit is the pump: errors are those of independent units, never of independent events. What
 * may not enter: plans, journals, files, verdicts, chance.
 */
@NullMarked
package org.pumprig.rig.compare.recurrent;

import org.jspecify.annotations.NullMarked;
