package org.pumprig.rig.compare.location;

import java.util.Arrays;
import org.pumprig.rig.compare.stats.Value;

/** Quantiles of type 7, R's default (Hyndman and Fan, American Statistician 50, 1996). */
public final class Quantile7 {
  private Quantile7() {}

  /**
   * The time by which a share of the units have recovered; infinite where it would lie between a
   * unit that did and one that never did.
   *
   * @param share in [0, 1]
   */
  public static Value of(Sample sample, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share must be within [0, 1]: " + share);
    }
    double[] sorted = sample.numbers();
    Arrays.sort(sorted);
    double position = (sorted.length - 1) * share;
    int below = (int) Math.floor(position);
    double weight = position - below;
    double low = sorted[below];
    double high = sorted[Math.min(below + 1, sorted.length - 1)];
    double at = weight == 0 || low == high ? low : low + weight * (high - low);
    return Double.isInfinite(at) ? Value.infinite() : Value.of(at);
  }
}
