package org.pumprig.rig.compare.stats;

/**
 * One arm's side of a log-rank test.
 *
 * @param subjects observations in the arm
 * @param events events observed
 * @param expected events expected if both arms had the same hazard
 */
public record ArmTally(int subjects, int events, double expected) {}
