package org.pumprig.rig.event;

/**
 * What a person reads from the unit for the rig: the entry of an operator step that the rig uses.
 */
public enum StepReading implements Named {
  /** The version of the installed firmware, as the unit shows it. */
  FIRMWARE_VERSION("firmwareVersion");

  private final String onDisk;

  StepReading(String onDisk) {
    this.onDisk = onDisk;
  }

  @Override
  public String onDisk() {
    return onDisk;
  }
}
