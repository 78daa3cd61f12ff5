package org.pumprig.rig.judge;

import org.pumprig.rig.event.Named;

/** Where a run directory stands; a help for people and for recovery, never for verdicts. */
public enum RunState implements Named {
  /** The directory was made; the run has not ended as far as anybody knows. */
  RUNNING("running"),
  /** The run ended and its journal is closed. */
  ENDED("ended");

  private final String onDisk;

  RunState(String onDisk) {
    this.onDisk = onDisk;
  }

  @Override
  public String onDisk() {
    return onDisk;
  }
}
