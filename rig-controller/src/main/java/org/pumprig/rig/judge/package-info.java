/**
 * Verdicts: what a run's journal says about each requirement of its plan.
 *
 * <p>Pure: a fold over the journal's records gives the facts, rules over plan and facts give the
 * verdicts, and whoever does it again years later gets the same. Where the rig was blind the answer
 * is inconclusive, never pass. What may not enter: files, clocks, threads, statistics over several
 * runs.
 */
@NullMarked
package org.pumprig.rig.judge;

import org.jspecify.annotations.NullMarked;
