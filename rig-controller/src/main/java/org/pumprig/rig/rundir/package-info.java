/**
 * Run directories: {@code run.json}, {@code plan.yaml}, {@code rig.yaml} and the journal, and how a
 * verdict is read back from them, years later and on another machine.
 *
 * <p>Files are hostile until parsed: all sizes are bounded, and what doesn't belong together is
 * refused. What may not enter: clocks, rules of verdicts, anything that runs a plan.
 */
@NullMarked
package org.pumprig.rig.rundir;

import org.jspecify.annotations.NullMarked;
