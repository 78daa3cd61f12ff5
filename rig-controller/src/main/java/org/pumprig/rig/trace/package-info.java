/**
 * From requirement and hazard to run, verdict and raw file, and back, with the gaps.
 *
 * <p>What may enter: requirements from outside, the matrix, its export. What may not: verdict
 * rules.
 */
@NullMarked
package org.pumprig.rig.trace;

import org.jspecify.annotations.NullMarked;
