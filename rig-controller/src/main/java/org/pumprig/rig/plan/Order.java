package org.pumprig.rig.plan;

/** Which arms a unit passes through, and in which order. */
public enum Order {
  /** Drawn for each unit and replicate, balanced over the units. */
  RANDOMISED("randomised"),
  /**
   * The arms take turns at coming first, from unit to unit and replicate to replicate; not drawn.
   */
  INTERLEAVED("interleaved"),
  /** One unit after the other, each with all its runs; the order of its arms is drawn. */
  BLOCKED("blockedByUnit"),
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

  /** How many of so many arms each unit passes through. */
  public int armsEach(int arms) {
    return comparesWithinUnits() ? arms : 1;
  }

  /** Whether the order in which a unit passes through the arms is drawn. */
  public boolean drawn() {
    return this == RANDOMISED || this == BLOCKED;
  }

  /** The word before "order". */
  public String words() {
    return this == BLOCKED ? "blocked" : diskName;
  }

  /** The name in plans and journals. */
  public String diskName() {
    return diskName;
  }
}
