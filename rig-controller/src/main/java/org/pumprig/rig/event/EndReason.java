package org.pumprig.rig.event;

/** Why a run ended. */
public enum EndReason implements Named {
  /** All phases done. */
  COMPLETED("completed"),
  /** Stopped into the safe state. */
  ABORTED("aborted"),
  /** The process died and the run was recovered afterwards. */
  INTERRUPTED("interrupted");

  private final String onDisk;

  EndReason(String onDisk) {
    this.onDisk = onDisk;
  }

  @Override
  public String onDisk() {
    return onDisk;
  }
}
