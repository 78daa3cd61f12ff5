package org.pumprig.rig.compare.claim;

import org.pumprig.rig.event.Named;

/** How a part of a claim, or one of its endpoints, stands. */
public enum Standing implements Named {
  /** It is shown. */
  SHOWN("shown", "shown"),
  /** The data could have shown it and don't; that is not the opposite. */
  NOT_SHOWN("notShown", "not shown"),
  /** The opposite is shown. */
  CONTRADICTED("contradicted", "the opposite is shown"),
  /** The data can't tell, whatever they had been. */
  UNTESTABLE("untestable", "can't be told");

  private final String onDisk;
  private final String words;

  Standing(String onDisk, String words) {
    this.onDisk = onDisk;
    this.words = words;
  }

  @Override
  public String onDisk() {
    return onDisk;
  }

  /** For people. */
  public String words() {
    return words;
  }
}
