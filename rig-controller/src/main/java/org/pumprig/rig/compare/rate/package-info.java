/**
 * Rates between two arms beyond the exact conditional test: margins, differences, and posteriors
 * that stay defined at zero events.
 *
 * <p>Pure functions: IEEE arithmetic and StrictMath, the same bytes on every machine; no NaN or
 * infinity leaves in a {@code double}. What may not enter: plans, journals, input and output,
 * clocks, random numbers, thresholds of any verdict.
 */
@NullMarked
package org.pumprig.rig.compare.rate;

import org.jspecify.annotations.NullMarked;
