/**
 * Other runs held beside a campaign: an earlier one for a drift of the bench, one at another stress
 * level for an acceleration claim.
 *
 * <p>Pure functions; the pump is the unit of analysis. What may not enter: files, clocks, formulas.
 */
@NullMarked
package org.pumprig.rig.compare.beside;

import org.jspecify.annotations.NullMarked;
