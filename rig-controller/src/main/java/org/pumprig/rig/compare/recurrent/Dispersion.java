package org.pumprig.rig.compare.recurrent;

import org.pumprig.rig.compare.special.GammaShape;
import org.pumprig.rig.compare.stats.NotComputableException;

/**
 * Whether counts differ more than independent events at a common rate would (Pearson's dispersion:
 * McCullagh and Nelder, Generalized Linear Models, 2nd ed., section 4.5; R's {@code glm(family =
 * quasipoisson)}). Well above 1, units differ and exact rate comparisons of pooled events have a
 * larger error rate than they say.
 *
 * @param chiSquare sum of (count − expected)² / expected
 * @param degreesOfFreedom counts less fitted parameters
 */
public record Dispersion(double chiSquare, int degreesOfFreedom) {
  /** Below this mean count the chi-square distribution is a rough guide only. */
  public static final double GOOD_FROM_MEAN = 1;

  /**
   * Compares counts with what was expected of them.
   *
   * @param parameters fitted, such as one rate for each group
   * @throws NotComputableException if there are no more counts than parameters, or if nothing was
   *     expected of a count
   */
  public static Dispersion of(long[] counts, double[] expected, int parameters)
      throws NotComputableException {
    if (counts.length != expected.length) {
      throw new IllegalArgumentException(counts.length + " counts, " + expected.length);
    }
    if (counts.length <= parameters) {
      throw new NotComputableException("dispersion needs more units than groups");
    }
    double sum = 0;
    for (int i = 0; i < counts.length; i++) {
      if (!(expected[i] > 0)) {
        throw new NotComputableException("dispersion needs events in every group");
      }
      sum += (counts[i] - expected[i]) * (counts[i] - expected[i]) / expected[i];
    }
    return new Dispersion(sum, counts.length - parameters);
  }

  /** 1 for independent events at the fitted rates. */
  public double factor() {
    return chiSquare / degreesOfFreedom;
  }

  /** Probability of so much by chance; approximate. */
  public double p() {
    return new GammaShape(degreesOfFreedom / 2.0).above(chiSquare / 2);
  }
}
