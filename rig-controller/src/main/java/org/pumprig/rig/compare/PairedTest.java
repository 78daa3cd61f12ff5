package org.pumprig.rig.compare;

import org.pumprig.rig.compare.stats.PairedPermutation;

/**
 * The exact permutation test in both directions.
 *
 * @param forClaim the claimed better arm against the other
 * @param againstClaim with the arms exchanged
 */
public record PairedTest(PairedPermutation forClaim, PairedPermutation againstClaim) {
  /** Exact one-sided p that the claimed better arm trips later or less often. */
  public double pBetter() {
    return forClaim.pAfterBetter();
  }

  /** Exact one-sided p that it trips sooner or more often. */
  public double pWorse() {
    return againstClaim.pAfterBetter();
  }
}
