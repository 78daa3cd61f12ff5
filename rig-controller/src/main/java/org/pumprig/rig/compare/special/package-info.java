/**
 * Special functions behind several rooms: incomplete gamma and beta, and their inverses.
 *
 * <p>Pure functions: IEEE arithmetic and StrictMath, the same bytes on every machine; no NaN or
 * infinity leaves in a {@code double}. What may not enter: plans, journals, input and output,
 * clocks, random numbers, anything that knows of pumps.
 */
@NullMarked
package org.pumprig.rig.compare.special;

import org.jspecify.annotations.NullMarked;
