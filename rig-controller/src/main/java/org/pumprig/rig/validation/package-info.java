/**
 * Validation of the rig itself: known defects and known-good firmware on the emulated bench, and
 * what that shows and doesn't.
 *
 * <p>What may enter: which defect must be found by what, trials, counting, the record's words. What
 * may not: verdict rules; a trial is judged exactly as every other run.
 */
@NullMarked
package org.pumprig.rig.validation;

import org.jspecify.annotations.NullMarked;
