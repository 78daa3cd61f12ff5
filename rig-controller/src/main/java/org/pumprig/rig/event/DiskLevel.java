package org.pumprig.rig.event;

/** How much room there is for the record of a run. */
public enum DiskLevel implements Named {
  /** Enough. */
  ENOUGH("enough"),
  /** Little: readings that tell nothing new are left out. */
  SCARCE("scarce"),
  /** None to speak of: no fault acts until there is. */
  NONE("none");

  private final String onDisk;

  DiskLevel(String onDisk) {
    this.onDisk = onDisk;
  }

  @Override
  public String onDisk() {
    return onDisk;
  }
}
