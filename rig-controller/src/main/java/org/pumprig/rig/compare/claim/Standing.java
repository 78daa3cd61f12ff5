package org.pumprig.rig.compare.claim;

import org.pumprig.rig.event.Named;

/** How a part of a claim, or one of its endpoints, stands. */
public enum Standing implements Named {
  /** It is shown. */
  SHOWN("shown"),
  /** The data could have shown it and don't; that is not the opposite. */
  NOT_SHOWN("notShown"),
  /** The opposite is shown. */
  CONTRADICTED("contradicted"),
  /** The data can't tell, whatever they had been. */
  UNTESTABLE("untestable");

  private final String onDisk;

  Standing(String onDisk) {
    this.onDisk = onDisk;
  }

  @Override
  public String onDisk() {
    return onDisk;
  }
}
