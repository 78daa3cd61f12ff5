/**
 * Several endpoints of one campaign: what each may claim when all, or any, are asked for.
 *
 * <p>Pure functions: IEEE arithmetic and StrictMath, the same bytes on every machine; no NaN or
 * infinity leaves in a {@code double}. What may not enter: plans, journals, input and output,
 * clocks, random numbers.
 */
@NullMarked
package org.pumprig.rig.compare.endpoints;

import org.jspecify.annotations.NullMarked;
