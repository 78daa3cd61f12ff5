package org.pumprig.rig.plan;

/**
 * One firmware version in the comparison.
 *
 * @param name the arm's name, in run ids
 * @param firmware name of the firmware in the rig file
 * @param expect what the plan's author expects; kept apart from the verdict
 */
public record Arm(String name, String firmware, Expectation expect) {
  /** Id of a unit's run in this arm, such as {@code r0-before-SN-1001}; also its folder's name. */
  public String runId(int replicate, String serial) {
    return "r" + replicate + "-" + name + "-" + serial;
  }
}
