package org.pumprig.rig.plan;

/**
 * One firmware version in the comparison.
 *
 * @param name the arm's name, in run ids
 * @param firmware name of the firmware in the rig file
 * @param expect what the plan's author expects; kept apart from the verdict
 */
public record Arm(String name, String firmware, Expectation expect) {}
