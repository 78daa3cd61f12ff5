package org.pumprig.rig.event;

/** The parts of a run, in their order. */
public enum Phase implements Named {
  /** Programmed and started, no faults yet. */
  SETTLE("settle"),
  /** The fault schedule runs. */
  STRESS("stress"),
  /** No faults any more, connections come back. */
  RECOVER("recover"),
  /** A tripped unit is power-cycled and reprogrammed. */
  CHECK("check");

  private final String onDisk;

  Phase(String onDisk) {
    this.onDisk = onDisk;
  }

  @Override
  public String onDisk() {
    return onDisk;
  }
}
