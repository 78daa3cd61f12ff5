package org.pumprig.rig.compare.location;

/**
 * A shift with its exact limits.
 *
 * @param estimate the shift
 * @param lower lower limit
 * @param upper upper limit
 */
public record ShiftEstimate(Shift estimate, Shift lower, Shift upper) {}
