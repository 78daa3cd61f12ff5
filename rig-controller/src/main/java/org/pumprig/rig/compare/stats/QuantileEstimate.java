package org.pumprig.rig.compare.stats;

/**
 * The time by which a given share has had the event.
 *
 * @param share that share, in (0, 1); 0.5 is the median
 * @param estimate the time, or undefined because the curve doesn't come down so far
 * @param limits where the limits of the curve cross the same level
 */
public record QuantileEstimate(double share, Value estimate, Interval limits) {}
