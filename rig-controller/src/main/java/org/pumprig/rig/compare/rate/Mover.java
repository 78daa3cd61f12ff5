package org.pumprig.rig.compare.rate;

import org.pumprig.rig.compare.stats.EventCount;
import org.pumprig.rig.compare.stats.Interval;
import org.pumprig.rig.compare.stats.PoissonRate;
import org.pumprig.rig.compare.stats.Value;

/**
 * Difference and ratio of two rates, after against before, with limits recovered from the two exact
 * intervals (MOVER: Zou and Donner, Statistics in Medicine 27, 2008; for ratios Donner and Zou,
 * Statistical Methods in Medical Research 21, 2012; Li, Tang, Poon and Tang, 2009). Approximate;
 * the exact ratio is {@link org.pumprig.rig.compare.stats.RateRatio}.
 *
 * @param before events and exposure of the arm {@code before}
 * @param after events and exposure of the arm {@code after}, in the same unit
 */
public record Mover(EventCount before, EventCount after) {
  /** Rate after − rate before, in events per unit of exposure. */
  public double difference() {
    return rate(after) - rate(before);
  }

  /** Limits of the difference. */
  public Interval differenceLimits(double confidence) {
    Ends late = ends(after, confidence);
    Ends early = ends(before, confidence);
    return new Interval(
        Value.of(difference() - root(rate(after) - late.lower, early.upper - rate(before))),
        Value.of(difference() + root(late.upper - rate(after), rate(before) - early.lower)));
  }

  /**
   * Limits of the ratio after over before; no upper one if no event was seen before. The lower one
   * is written with its root in the denominator, where it has no 0/0.
   */
  public Interval ratioLimits(double confidence) {
    Ends late = ends(after, confidence);
    Ends early = ends(before, confidence);
    double product = rate(after) * rate(before);
    double least = late.lower * (2 * rate(after) - late.lower);
    double most = late.upper * (2 * rate(after) - late.upper);
    double lower =
        least == 0
            ? 0
            : least
                / (product + rest(product, least * early.upper, 2 * rate(before) - early.upper));
    if (before.events() == 0) {
      return new Interval(Value.of(lower), Value.infinite());
    }
    double smallest = early.lower * (2 * rate(before) - early.lower);
    double upper = (product + rest(product, most, smallest)) / smallest;
    return new Interval(Value.of(lower), Value.of(upper));
  }

  private static double rest(double product, double a, double b) {
    return StrictMath.sqrt(Math.max(0, product * product - a * b));
  }

  private record Ends(double lower, double upper) {}

  private static Ends ends(EventCount count, double confidence) {
    PoissonRate rate = new PoissonRate(count);
    double oneSided = (1 + confidence) / 2;
    return new Ends(rate.lowerBound(oneSided), rate.upperBound(oneSided));
  }

  private static double rate(EventCount count) {
    return count.events() / count.exposure();
  }

  private static double root(double a, double b) {
    return StrictMath.sqrt(a * a + b * b);
  }
}
