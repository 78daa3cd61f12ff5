package org.pumprig.rig.event;

import java.util.List;

/** Where the rig sees a unit. */
public enum Channel implements Named {
  /** The service port. */
  SERVICE("service"),
  /** The flow witness. */
  FLOW("flow"),
  /** The nurse-call contact. */
  CONTACT("contact"),
  /** The screen witness. */
  SCREEN("screen"),
  /** The microphone. */
  SOUND("sound"),
  /** The connection between pump and gateway. */
  WIRE("wire"),
  /** The outlet actuator. */
  POWER("power"),
  /** The keypad actuator. */
  KEYPAD("keypad");

  /** Those by which a unit is seen. */
  public static final List<Channel> SEEN = List.of(SERVICE, FLOW, CONTACT, SCREEN, SOUND, WIRE);

  private final String onDisk;

  Channel(String onDisk) {
    this.onDisk = onDisk;
  }

  @Override
  public String onDisk() {
    return onDisk;
  }
}
