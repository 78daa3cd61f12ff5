/**
 * A plan's claim, judged part by part from the verdicts of its runs: the old firmware fails, the
 * new one is better by more than the margin, meets its absolute target, and is no worse in
 * everything else.
 *
 * <p>Pure functions; the pump is the unit of analysis; no answer rests on a large p. What may not
 * enter: files, clocks, journals, formulas (they live in the rooms of the methods), mark-up.
 */
@NullMarked
package org.pumprig.rig.compare.claim;

import org.jspecify.annotations.NullMarked;
