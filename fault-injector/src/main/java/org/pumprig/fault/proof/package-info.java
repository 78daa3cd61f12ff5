/**
 * Whether what was counted shows that a fault acts as asked: pure rules, each with a stated chance
 * of rejecting a fault that does.
 *
 * <p>What may not enter: back ends, clocks, and anything that knows runs or verdicts.
 */
@NullMarked
package org.pumprig.fault.proof;

import org.jspecify.annotations.NullMarked;
