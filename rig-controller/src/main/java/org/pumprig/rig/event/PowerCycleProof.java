package org.pumprig.rig.event;

/** What shows that a unit really was without power: that something was switched is none. */
public enum PowerCycleProof implements Named {
  /** Its own port fell silent, or was gone. */
  LINK_LOST("linkLost"),
  /** Its own clock says that it started after power was cut. */
  RESTARTED("restarted"),
  /** It showed or told what it shows when it tests itself at power-up. */
  SELF_TEST("selfTest");

  private final String onDisk;

  PowerCycleProof(String onDisk) {
    this.onDisk = onDisk;
  }

  @Override
  public String onDisk() {
    return onDisk;
  }
}
