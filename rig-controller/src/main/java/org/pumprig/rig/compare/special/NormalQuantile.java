package org.pumprig.rig.compare.special;

import org.pumprig.rig.compare.stats.Normal;

/** Quantiles of the standard normal distribution on both sides of the middle. */
public final class NormalQuantile {
  private NormalQuantile() {}

  /**
   * The z below which lies a share of the distribution.
   *
   * @param share in (0, 1); for a small upper tail use {@link #above}, which keeps its digits
   */
  public static double below(double share) {
    return share <= 0.5 ? -above(share) : above(1 - share);
  }

  /**
   * The z above which lies a share of the distribution.
   *
   * @param share in (0, 1)
   */
  public static double above(double share) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException("share must be within (0, 1): " + share);
    }
    return share <= 0.5 ? Normal.exceededWith(share) : -Normal.exceededWith(1 - share);
  }
}
