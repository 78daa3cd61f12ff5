/**
 * Anybody's table of times, ends and groups, put to every method that it allows: findings with
 * figures, a sentence each, and what was not possible and why.
 *
 * <p>A pure function of columns that somebody else has read. Formulas live in {@code stats}, {@code
 * survival}, {@code recurrent}, {@code competing} and {@code rate}; what may not enter: files,
 * plans, journals, verdicts. Without a plan every result is exploratory.
 */
@NullMarked
package org.pumprig.rig.compare.table;

import org.jspecify.annotations.NullMarked;
