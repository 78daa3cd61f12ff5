/**
 * How much to test for a claim, and which claims the hours of a campaign can carry.
 *
 * <p>Pure functions: IEEE arithmetic and StrictMath, the same bytes on every machine; no NaN or
 * infinity leaves in a {@code double}. What may not enter: plans, journals, input and output,
 * clocks, streams of chance other than the seed that a simulation is handed.
 */
@NullMarked
package org.pumprig.rig.compare.planning;

import org.jspecify.annotations.NullMarked;
