/**
 * Fills the report's model from verdicts, comparison and series; words and order are decided here,
 * numbers arrive computed.
 *
 * <p>Pure: the same runs give the same model. What may not enter: files, clocks, rules of verdicts,
 * formulas, mark-up.
 */
@NullMarked
package org.pumprig.rig.report.build;

import org.jspecify.annotations.NullMarked;
