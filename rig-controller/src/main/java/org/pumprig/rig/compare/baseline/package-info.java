/**
 * This campaign's old firmware against an earlier campaign's: has the bench drifted?
 *
 * <p>Pure functions: IEEE arithmetic and StrictMath, the same bytes on every machine; no NaN or
 * infinity leaves in a {@code double}. What may not enter: plans, journals, input and output,
 * clocks, random numbers.
 */
@NullMarked
package org.pumprig.rig.compare.baseline;

import org.jspecify.annotations.NullMarked;
