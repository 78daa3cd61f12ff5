package org.pumprig.rig.compare.baseline;

import org.pumprig.rig.compare.stats.EventCount;
import org.pumprig.rig.compare.stats.Interval;
import org.pumprig.rig.compare.stats.RateRatio;
import org.pumprig.rig.compare.stats.Value;

/**
 * The same firmware under the same schedule, in an earlier campaign and in this one: a drift if the
 * exact two-sided test of equal rates rejects at 2·alpha; no drift only if the interval at 1 −
 * 2·alpha lies within the margin (two one-sided tests: Schuirmann, Journal of Pharmacokinetics and
 * Biopharmaceutics 15, 1987). A p above alpha alone is never "the same".
 *
 * @param earlier events and exposure of the earlier campaign
 * @param now events and exposure of this one, in the same unit
 * @param margin of the ratio in either direction, above 1
 * @param alpha one-sided level, in (0, 0.25)
 */
public record BaselineRates(EventCount earlier, EventCount now, double margin, double alpha) {
  /** Refuses what is no margin or level. */
  public BaselineRates {
    if (!(margin > 1 && margin <= 1e6 && alpha > 0 && alpha < 0.25)) {
      throw new IllegalArgumentException(
          "need a margin from 1 to 1e6 and a level within (0, 0.25): " + margin + ", " + alpha);
    }
  }

  /** Rate now over rate then. */
  public RateRatio ratio() {
    return new RateRatio(earlier, now);
  }

  /**
   * Two-sided p of equal rates: twice the smaller one-sided p, so that it agrees with the limits.
   */
  public double p() {
    RateRatio ratio = ratio();
    return Math.min(1, 2 * Math.min(ratio.pAfterLower(1), ratio.pAfterHigher(1)));
  }

  /** Limits at confidence 1 − 2·alpha. */
  public Interval limits() {
    return ratio().interval(1 - 2 * alpha);
  }

  /** The answer; a drift that is shown stays one, even if it is smaller than the margin. */
  public Drift drift() {
    if (p() <= 2 * alpha) {
      return Drift.DRIFTED;
    }
    boolean within =
        limits().lower() instanceof Value.Finite low
            && low.number() > 1 / margin
            && limits().upper() instanceof Value.Finite high
            && high.number() < margin;
    return within ? Drift.WITHIN_MARGIN : Drift.UNDECIDED;
  }
}
