/**
 * Time to an event in two groups: cumulative hazard, restricted means, weighted log-rank tests,
 * exact permutation, proportional hazards and parametric fits, as pure functions of the
 * observations.
 *
 * <p>Data are columns, sorted once, since a table may have a hundred thousand rows; curves and
 * their limits come from {@code stats}. Whatever can't be given is a {@link
 * org.pumprig.rig.compare.stats.Value} or an exception with its reason, never a NaN. What may not
 * enter: plans, journals, files, verdicts, chance.
 */
@NullMarked
package org.pumprig.rig.compare.survival;

import org.jspecify.annotations.NullMarked;
