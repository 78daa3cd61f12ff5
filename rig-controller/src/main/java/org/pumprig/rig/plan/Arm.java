package org.pumprig.rig.plan;

import java.util.Optional;

/**
 * One firmware version in the comparison.
 *
 * @param name the arm's name, in run ids
 * @param firmware name of the firmware in the rig file
 * @param image SHA-256 of the firmware's image, in lower-case hex; empty: the plan names none
 * @param expect what the plan's author expects; kept apart from the verdict
 */
public record Arm(String name, String firmware, Optional<String> image, Expectation expect) {
  /** An arm whose image the plan doesn't name. */
  public Arm(String name, String firmware, Expectation expect) {
    this(name, firmware, Optional.empty(), expect);
  }

  /** Id of a unit's run in this arm, such as {@code r0-before-SN-1001}; also its folder's name. */
  public String runId(int replicate, String serial) {
    return "r" + replicate + "-" + name + "-" + serial;
  }
}
