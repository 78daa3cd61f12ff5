/**
 * Campaigns: the verdicts of all runs of a plan, its arms compared, and whether what its author
 * expected was found.
 *
 * <p>Pure functions of plan and run verdicts; the same whatever the order they come in. What may
 * not enter: files, clocks, journals, formulas (they live in {@code stats}).
 */
@NullMarked
package org.pumprig.rig.compare;

import org.jspecify.annotations.NullMarked;
