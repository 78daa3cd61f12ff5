/**
 * Derived random streams and samplers: the same seed gives the same draws on every machine.
 *
 * <p>Only StrictMath and integer arithmetic. What may not enter: any source of entropy.
 */
@NullMarked
package org.pumprig.seed;

import org.jspecify.annotations.NullMarked;
