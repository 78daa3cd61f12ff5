/**
 * The statistics that compare two firmware arms: survival curves, log-rank tests, exact
 * permutation, exact rates and exact proportions, as pure functions of the observations.
 *
 * <p>Everything here is IEEE basic arithmetic and StrictMath, no library whose logarithm or
 * exponential may differ between processors: a comparison computed on the rig's ARM board has to
 * give the same bytes on the verifier's desktop. No NaN or infinity leaves this room in a {@code
 * double}; figures that may be infinite or undefined are {@link Value}s. What may not enter: plans,
 * journals, input and output, random numbers, thresholds of any verdict.
 */
@NullMarked
package org.pumprig.rig.compare.stats;

import org.jspecify.annotations.NullMarked;
