package org.pumprig.rig.event;

/** What takes all power from a unit and gives it back. */
public enum PowerCycleMethod implements Named {
  /** Its outlet alone: a unit without a battery. */
  OUTLET("outlet"),
  /** Its outlet, and a relay in the way of its battery. */
  OUTLET_AND_BYPASS("outletAndBypass"),
  /** Its power key, pressed by an actuator. Pressed twice is not pressed once. */
  KEY("key"),
  /** A person, who is asked to. */
  OPERATOR("operator");

  private final String onDisk;

  PowerCycleMethod(String onDisk) {
    this.onDisk = onDisk;
  }

  @Override
  public String onDisk() {
    return onDisk;
  }
}
