/**
 * What a campaign's journals say, as tables that every method reads: one row a pump and arm, or one
 * a spell of a pump. Runs of one pump never count as several pumps.
 *
 * <p>A pure function of judged runs. The methods are those of {@code compare.table}, which
 * anybody's table is put to as well; a table of this room written as CSV and read again gives the
 * same numbers. What may not enter: formulas, files, verdicts.
 */
@NullMarked
package org.pumprig.rig.compare.pumps;

import org.jspecify.annotations.NullMarked;
