/**
 * Looking while a campaign runs, without raising the rate of false answers: sequential tests,
 * evidence values and alpha spending, with their boundaries and paths as data.
 *
 * <p>Pure functions: IEEE arithmetic and StrictMath, the same bytes on every machine; no NaN or
 * infinity leaves in a {@code double}. What may not enter: plans, journals, input and output,
 * clocks, random numbers.
 */
@NullMarked
package org.pumprig.rig.compare.sequential;

import org.jspecify.annotations.NullMarked;
