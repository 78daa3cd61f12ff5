/**
 * The share of pumps that fail, of one arm and between two, with and without a margin.
 *
 * <p>Pure functions: IEEE arithmetic and StrictMath, the same bytes on every machine; no NaN or
 * infinity leaves in a {@code double}. What may not enter: plans, journals, input and output,
 * clocks, random numbers, thresholds of any verdict.
 */
@NullMarked
package org.pumprig.rig.compare.proportion;

import org.jspecify.annotations.NullMarked;
