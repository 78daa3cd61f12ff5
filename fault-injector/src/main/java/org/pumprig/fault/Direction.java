package org.pumprig.fault;

/** Which way bytes flow. */
public enum Direction {
  /** From the pump to its gateway. */
  TOWARDS_GATEWAY("towardsGateway"),
  /** From the gateway to the pump. */
  TOWARDS_PUMP("towardsPump"),
  /** Both ways; only a fault has this direction, never a byte. */
  BOTH("both");

  private final String diskName;

  Direction(String diskName) {
    this.diskName = diskName;
  }

  /** The name in plans and journals. */
  public String diskName() {
    return diskName;
  }

  /** Whether a fault of this direction acts on bytes that flow {@code flow}. */
  public boolean covers(Direction flow) {
    return this == BOTH || this == flow;
  }
}
