/**
 * Several ways to end, of which only one happens: how many units have come to which end by when, as
 * a pure function of the observations.
 *
 * <p>One minus Kaplan and Meier's curve would count an end as possible after another end has made
 * it impossible; so that may not enter, nor may plans, journals, files, verdicts, chance.
 */
@NullMarked
package org.pumprig.rig.compare.competing;

import org.jspecify.annotations.NullMarked;
