package org.pumprig.rig.compare.proportion;

import org.pumprig.rig.compare.stats.Confidence;
import org.pumprig.rig.compare.stats.Normal;
import org.pumprig.rig.compare.stats.Proportion;

/**
 * The difference of two independent shares, after − before, with limits from two Wilson intervals
 * (Newcombe, Statistics in Medicine 17, 1998, method 10). Approximate, as {@link Wilson} is.
 *
 * @param before hits and runs of the arm {@code before}
 * @param after hits and runs of the arm {@code after}
 */
public record Newcombe(Proportion before, Proportion after) {
  /** The difference of the shares, in [−1, 1]. */
  public double difference() {
    return after.estimate() - before.estimate();
  }

  /** Lower limit of a two-sided interval. */
  public double lower(double confidence) {
    double z = Normal.exceededWith(Confidence.eachTail(confidence));
    return Math.max(
        -1,
        difference()
            - hypotenuse(
                after.estimate() - new Wilson(after).lower(z),
                new Wilson(before).upper(z) - before.estimate()));
  }

  /** Upper limit of a two-sided interval. */
  public double upper(double confidence) {
    double z = Normal.exceededWith(Confidence.eachTail(confidence));
    return Math.min(
        1,
        difference()
            + hypotenuse(
                new Wilson(after).upper(z) - after.estimate(),
                before.estimate() - new Wilson(before).lower(z)));
  }

  private static double hypotenuse(double a, double b) {
    return StrictMath.sqrt(a * a + b * b);
  }
}
