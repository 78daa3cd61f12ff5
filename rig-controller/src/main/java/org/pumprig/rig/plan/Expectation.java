package org.pumprig.rig.plan;

/** Which verdict a plan's author expects of an arm. */
public enum Expectation {
  /** All requirements are met. */
  PASS("pass"),
  /** At least one requirement is not met. */
  FAIL("fail");

  private final String diskName;

  Expectation(String diskName) {
    this.diskName = diskName;
  }

  /** The name in plans and journals. */
  public String diskName() {
    return diskName;
  }
}
