package org.pumprig.rig.compare.survival;

import org.pumprig.rig.compare.stats.Confidence;
import org.pumprig.rig.compare.stats.Interval;
import org.pumprig.rig.compare.stats.Normal;
import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.rig.compare.stats.Value;

/**
 * How much longer the second group stays without event, on average, up to the same tau (Royston and
 * Parmar, BMC Medical Research Methodology 13:152, 2013). Normal approximation for independent
 * groups: in simulation a nominal 95 % interval covers 0.82 to 0.91 with 6 to 12 a group.
 *
 * @param first restricted mean of the first group
 * @param second restricted mean of the second group
 */
public record RestrictedMeanDifference(RestrictedMean first, RestrictedMean second) {
  /** Below this size of a group the interval is too narrow, and has to be shown with a warning. */
  public static final int GOOD_FROM = 30;

  /** Compares two samples up to the same time. */
  public static RestrictedMeanDifference of(Sample first, Sample second, double tau)
      throws NotComputableException {
    return new RestrictedMeanDifference(
        RestrictedMean.of(first, tau), RestrictedMean.of(second, tau));
  }

  /** Second minus first, in the unit of the times. */
  public double difference() {
    return second.mean() - first.mean();
  }

  /** Of the difference. */
  public double standardError() {
    return StrictMath.hypot(first.standardError(), second.standardError());
  }

  /** Symmetric limits of the difference; undefined where no event gives it a width. */
  public Interval interval(double confidence) {
    double half = Normal.exceededWith(Confidence.eachTail(confidence)) * standardError();
    if (half == 0) {
      Value none = Value.undefined(Value.Reason.NO_INFORMATION);
      return new Interval(none, none);
    }
    return new Interval(Value.of(difference() - half), Value.of(difference() + half));
  }

  /** Two-sided p; undefined where no event gives the difference a width. */
  public Value pTwoSided() {
    double error = standardError();
    return error > 0
        ? Value.of(2 * Normal.above(Math.abs(difference()) / error))
        : Value.undefined(Value.Reason.NO_INFORMATION);
  }
}
