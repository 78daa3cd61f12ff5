package org.pumprig.rig.compare.location;

import org.pumprig.rig.compare.stats.Confidence;

/**
 * Are times no later after, by a margin? The rank test of times after from which the margin is
 * taken, and the one-sided upper limit of the shift; both must agree. Assumes that the two
 * distributions differ by a shift.
 *
 * @param p one-sided p against "later by the margin or more"
 * @param upper one-sided upper limit of the shift
 * @param margin in the unit of the times, at least 0
 * @param alpha one-sided level
 */
public record LocationNonInferiority(double p, Shift upper, double margin, double alpha) {
  /** Different units in the two arms. */
  public static LocationNonInferiority of(MannWhitney samples, double margin, double alpha) {
    Confidence.oneTail(alpha);
    refuseBad(margin);
    return new LocationNonInferiority(
        samples.test(margin).pAfterSooner(), samples.shiftBounds(1 - alpha).upper(), margin, alpha);
  }

  /** The same units in both arms. */
  public static LocationNonInferiority of(SignedRank pairs, double margin, double alpha) {
    Confidence.oneTail(alpha);
    refuseBad(margin);
    return new LocationNonInferiority(
        pairs.test(margin).pAfterSooner(), pairs.shiftBounds(1 - alpha).upper(), margin, alpha);
  }

  /** Whether no worse is shown. */
  public boolean shown() {
    return p <= alpha && upper.below(margin);
  }

  private static void refuseBad(double margin) {
    if (!(margin >= 0 && margin <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException("margin must be finite and not negative: " + margin);
    }
  }
}
