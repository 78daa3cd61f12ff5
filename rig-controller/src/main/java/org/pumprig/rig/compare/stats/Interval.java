package org.pumprig.rig.compare.stats;

/**
 * A confidence interval, both limits included.
 *
 * @param lower lower limit, in the unit of the estimate
 * @param upper upper limit, in the unit of the estimate
 */
public record Interval(Value lower, Value upper) {}
