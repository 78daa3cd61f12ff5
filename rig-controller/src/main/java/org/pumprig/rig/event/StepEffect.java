package org.pumprig.rig.event;

/** What the rig must see, after it asked a person for something, before it believes it was done. */
public enum StepEffect implements Named {
  /** The unit's own clock began anew. */
  RESTARTED("restarted"),
  /** The fluid stands still. */
  STOPPED("stopped"),
  /** Fluid moves at half the lower of the programmed rates or more. */
  INFUSING("infusing"),
  /** The nurse-call contact is in alarm. */
  ALARM("alarm"),
  /** The nurse-call contact is at rest. */
  NO_ALARM("noAlarm"),
  /** The unit made a new connection to the gateway. */
  RECONNECTED("reconnected");

  private final String onDisk;

  StepEffect(String onDisk) {
    this.onDisk = onDisk;
  }

  @Override
  public String onDisk() {
    return onDisk;
  }
}
