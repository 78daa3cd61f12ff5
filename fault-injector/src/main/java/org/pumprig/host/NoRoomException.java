package org.pumprig.host;

import java.io.IOException;

/** The disk is full: what was written may be half there, and once there is room it can be again. */
public final class NoRoomException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param name what was being written
   * @param cause what the system said
   */
  public NoRoomException(String name, IOException cause) {
    super(name + ": no space left on device", cause);
  }

  /** One that a test asked for. */
  NoRoomException(String message) {
    super(message);
  }
}
