package org.pumprig.rig.plan;

/** In which order a unit passes through the arms. */
public enum Order {
  /** Drawn for each unit and replicate, balanced over the units. */
  RANDOMISED("randomised"),
  /** As listed in the plan. */
  FIXED("fixed");

  private final String diskName;

  Order(String diskName) {
    this.diskName = diskName;
  }

  /** The name in plans and journals. */
  public String diskName() {
    return diskName;
  }
}
