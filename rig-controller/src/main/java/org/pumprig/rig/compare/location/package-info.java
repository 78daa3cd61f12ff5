/**
 * Recovery and response times between two arms, with "never recovered" ranked worst.
 *
 * <p>Pure functions: IEEE arithmetic and StrictMath, the same bytes on every machine; no NaN or
 * infinity leaves in a {@code double}. What may not enter: plans, journals, input and output,
 * clocks, random numbers, thresholds of any verdict.
 */
@NullMarked
package org.pumprig.rig.compare.location;

import org.jspecify.annotations.NullMarked;
