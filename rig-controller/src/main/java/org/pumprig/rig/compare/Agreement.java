package org.pumprig.rig.compare;

import org.pumprig.rig.event.Named;

/** Whether what was found agrees with what the plan's author expected; no verdict. */
public enum Agreement implements Named {
  /** It agrees. */
  MET("met"),
  /** It contradicts. */
  NOT_MET("notMet"),
  /** It neither agrees nor contradicts. */
  UNDECIDED("undecided");

  private final String onDisk;

  Agreement(String onDisk) {
    this.onDisk = onDisk;
  }

  @Override
  public String onDisk() {
    return onDisk;
  }
}
