package org.pumprig.rig.compare.recurrent;

import org.pumprig.rig.compare.stats.Confidence;
import org.pumprig.rig.compare.stats.EventCount;
import org.pumprig.rig.compare.stats.Interval;
import org.pumprig.rig.compare.stats.Normal;
import org.pumprig.rig.compare.stats.Value;

/**
 * Profile-likelihood limits of a ratio of two constant rates, after over before: where twice the
 * logarithm of the likelihood has dropped by a quantile of chi-square (Cox and Hinkley, Theoretical
 * Statistics, 1974, section 9.3; given the sum of events the profile is a binomial likelihood).
 * Defined at zero events; approximate, a little shorter than the exact limits of {@code RateRatio}.
 *
 * @param before events and exposure of one arm
 * @param after events and exposure of the other, in the same unit
 */
public record RateProfile(EventCount before, EventCount after) {
  private static final double FARTHEST = 700;

  /** Limits of the ratio; from 0 to infinity at 0/0. */
  public Interval interval(double confidence) {
    double z = Normal.exceededWith(Confidence.eachTail(confidence));
    double x = after.events();
    double n = x + before.events();
    if (n == 0) {
      return new Interval(Value.of(0), Value.infinite());
    }
    double best = entropy(x, n) + entropy(n - x, n);
    double level = best - z * z / 2;
    double exposures = StrictMath.log(before.exposure() / after.exposure());
    double centre = x == 0 ? -FARTHEST : x == n ? FARTHEST : StrictMath.log(x / (n - x));
    return new Interval(
        x == 0 ? Value.of(0) : limit(x, n, centre, -FARTHEST, level, exposures),
        x == n ? Value.infinite() : limit(x, n, centre, FARTHEST, level, exposures));
  }

  private static double entropy(double k, double n) {
    return k == 0 ? 0 : k * StrictMath.log(k / n);
  }

  /** At the logarithm of the odds of an event being after. */
  private static double logLikelihood(double x, double n, double logOdds) {
    return logOdds > 0
        ? -(n - x) * logOdds - n * StrictMath.log1p(StrictMath.exp(-logOdds))
        : x * logOdds - n * StrictMath.log1p(StrictMath.exp(logOdds));
  }

  private static Value limit(
      double x, double n, double inside, double outside, double level, double shift) {
    double in = inside;
    double out = outside;
    for (int step = 0; step < 200; step++) {
      double middle = in + (out - in) / 2;
      if (logLikelihood(x, n, middle) > level) {
        in = middle;
      } else {
        out = middle;
      }
    }
    return Value.of(StrictMath.exp(in + shift));
  }
}
