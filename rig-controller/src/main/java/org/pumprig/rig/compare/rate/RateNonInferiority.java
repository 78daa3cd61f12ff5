package org.pumprig.rig.compare.rate;

import org.pumprig.rig.compare.stats.RateRatio;
import org.pumprig.rig.compare.stats.Value;

/**
 * Is a rate no higher after, by a margin? Exactly, given the sum of events ({@link RateRatio}). At
 * 0/0 nothing is shown.
 *
 * @param ratio after over before
 * @param margin of the ratio, at least 1
 * @param p one-sided p against "the ratio is the margin or more"
 * @param upper one-sided upper bound of the ratio, at confidence 1 − alpha
 * @param alpha one-sided level
 */
public record RateNonInferiority(
    RateRatio ratio, double margin, double p, Value upper, double alpha) {
  /** Tests. */
  public static RateNonInferiority of(RateRatio ratio, double margin, double alpha) {
    if (!(margin >= 1 && margin <= 1e6)) {
      throw new IllegalArgumentException("margin must be from 1 to 1e6: " + margin);
    }
    return new RateNonInferiority(
        ratio, margin, ratio.pAfterLower(margin), ratio.upperBound(1 - alpha), alpha);
  }

  /** Whether no worse is shown. */
  public boolean shown() {
    return p <= alpha && upper instanceof Value.Finite bound && bound.number() <= margin;
  }
}
