package org.pumprig.rig.event;

/** Both nurse-call contacts together. */
public enum ContactState implements Named {
  /** No alarm. */
  NORMAL("normal"),
  /** Alarm, or power lost: the contact is fail-safe. */
  ALARM("alarm"),
  /** Both open: nothing is connected. */
  CABLE_OUT("cableOut"),
  /** Both closed: wiring or reader is wrong. */
  IMPOSSIBLE("impossible");

  private final String onDisk;

  ContactState(String onDisk) {
    this.onDisk = onDisk;
  }

  /** Whether a sound contact can be so. */
  public boolean isPossible() {
    return switch (this) {
      case NORMAL, ALARM -> true;
      case CABLE_OUT, IMPOSSIBLE -> false;
    };
  }

  @Override
  public String onDisk() {
    return onDisk;
  }
}
