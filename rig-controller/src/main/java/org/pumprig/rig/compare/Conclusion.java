package org.pumprig.rig.compare;

import org.pumprig.rig.event.Named;

/** The answer of a comparison. */
public enum Conclusion implements Named {
  /** The claim is shown: by the permutation test and by the bound of the rate ratio. */
  BETTER("better"),
  /** The data could have shown the claim and don't. */
  NOT_BETTER("notBetter"),
  /** The other way round is shown. */
  WORSE("worse"),
  /** The data can't tell. */
  INCONCLUSIVE("inconclusive");

  private final String onDisk;

  Conclusion(String onDisk) {
    this.onDisk = onDisk;
  }

  @Override
  public String onDisk() {
    return onDisk;
  }
}
