package org.pumprig.fault;

/** ICMP's destination unreachable codes. */
public enum Unreachable {
  /** Code 3. */
  PORT("port"),
  /** Code 1. */
  HOST("host"),
  /** Code 13: administratively prohibited. */
  ADMIN("admin");

  private final String diskName;

  Unreachable(String diskName) {
    this.diskName = diskName;
  }

  /** The name in plans and journals. */
  public String diskName() {
    return diskName;
  }
}
