package org.pumprig.rig.plan;

/** Which arms a unit passes through, and in which order. */
public enum Order {
  /** Drawn for each unit and replicate, balanced over the units. */
  RANDOMISED("randomised"),
  /** As listed in the plan. */
  FIXED("fixed"),
  /** Each unit stays in one arm, drawn for it; as many units in each arm as can be. */
  PARALLEL("parallel");

  private final String diskName;

  Order(String diskName) {
    this.diskName = diskName;
  }

  /** Whether every unit passes through every arm, so that it can be compared with itself. */
  public boolean comparesWithinUnits() {
    return this != PARALLEL;
  }

  /** The name in plans and journals. */
  public String diskName() {
    return diskName;
  }
}
