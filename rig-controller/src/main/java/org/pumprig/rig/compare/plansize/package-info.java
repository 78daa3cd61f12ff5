/**
 * What {@code pumprig plan-size} answers: from a claim and the user's assumptions to pumps, hours
 * and events, the sentence that says what they mean, and the JSON.
 *
 * <p>Formulas live in {@code compare.planning}. What may not enter: the command line, files,
 * figures of an emulated pump that are not labelled as such.
 */
@NullMarked
package org.pumprig.rig.compare.plansize;

import org.jspecify.annotations.NullMarked;
