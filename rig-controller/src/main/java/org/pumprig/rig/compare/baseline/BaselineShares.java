package org.pumprig.rig.compare.baseline;

import org.pumprig.rig.compare.proportion.Barnard;
import org.pumprig.rig.compare.proportion.ShareMargin;
import org.pumprig.rig.compare.proportion.ShareNonInferiority;
import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.rig.compare.stats.Proportion;

/**
 * Shares of failing pumps of the same firmware, in an earlier campaign and in this one: a drift if
 * Barnard's exact test rejects at 2·alpha; no drift only if both directions are shown to be no
 * worse than the margin.
 *
 * @param earlier failing pumps of the earlier campaign, other pumps than now or long rested
 * @param now failing pumps of this one
 * @param margin of the difference in either direction, in (0, 1)
 * @param alpha one-sided level, in (0, 0.25)
 */
public record BaselineShares(Proportion earlier, Proportion now, double margin, double alpha) {
  /** Refuses what is no margin or level. */
  public BaselineShares {
    if (!(margin > 0 && margin < 1 && alpha > 0 && alpha < 0.25)) {
      throw new IllegalArgumentException(
          "need a margin within (0, 1) and a level within (0, 0.25): " + margin + ", " + alpha);
    }
  }

  /** Two-sided p of no difference. */
  public double p() throws NotComputableException {
    return new Barnard(earlier, now).pTwoSided();
  }

  /** The answer. */
  public Drift drift() throws NotComputableException {
    if (p() <= 2 * alpha) {
      return Drift.DRIFTED;
    }
    ShareMargin difference = new ShareMargin.Difference(margin);
    boolean notHigher = new ShareNonInferiority(earlier, now, difference).shown(alpha);
    boolean notLower = new ShareNonInferiority(now, earlier, difference).shown(alpha);
    return notHigher && notLower ? Drift.WITHIN_MARGIN : Drift.UNDECIDED;
  }
}
