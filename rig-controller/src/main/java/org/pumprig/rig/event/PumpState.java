package org.pumprig.rig.event;

/** What a pump says it is doing. */
public enum PumpState implements Named {
  /** Delivering. */
  INFUSING("infusing"),
  /** Not delivering, no system error. */
  STOPPED("stopped"),
  /** Stopped by a system error. */
  FAILSAFE("failSafe");

  private final String onDisk;

  PumpState(String onDisk) {
    this.onDisk = onDisk;
  }

  @Override
  public String onDisk() {
    return onDisk;
  }
}
