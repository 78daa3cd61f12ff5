package org.pumprig.rig.compare.rate;

import org.pumprig.rig.compare.special.BetaShape;
import org.pumprig.rig.compare.special.GammaShape;
import org.pumprig.rig.compare.stats.Confidence;
import org.pumprig.rig.compare.stats.EventCount;
import org.pumprig.rig.compare.stats.Interval;
import org.pumprig.rig.compare.stats.Value;

/**
 * Two constant rates under Jeffreys' prior Gamma(1/2, 0), the invariant one of a Poisson mean
 * (Gelman et al., Bayesian Data Analysis, 3rd ed., 2.8): posteriors are defined at zero events. The
 * ratio's posterior is that of a beta's odds.
 *
 * @param before events and exposure of the arm {@code before}
 * @param after events and exposure of the arm {@code after}, in the same unit
 */
public record GammaPoisson(EventCount before, EventCount after) {
  private static final double HALF = 0.5;

  /** Equal-tailed posterior interval of one rate. */
  public static Interval rate(EventCount count, double confidence) {
    double tail = Confidence.eachTail(confidence);
    GammaShape posterior = new GammaShape(count.events() + HALF);
    return new Interval(
        Value.of(posterior.quantile(tail) / count.exposure()),
        Value.of(posterior.quantile(1 - tail) / count.exposure()));
  }

  /** Posterior probability that the rate after is below {@code ratio} times the rate before. */
  public double probabilityRatioBelow(double ratio) {
    if (!(ratio > 0 && ratio <= 1e12)) {
      throw new IllegalArgumentException("ratio must be positive, up to 1e12: " + ratio);
    }
    return odds().atMostOdds(ratio * after.exposure() / before.exposure());
  }

  /** The ratio after over before that isn't exceeded with a posterior probability of share. */
  public double ratioQuantile(double share) {
    return odds().quantileOdds(share) * before.exposure() / after.exposure();
  }

  /** Equal-tailed posterior interval of the ratio after over before. */
  public Interval ratio(double confidence) {
    double tail = Confidence.eachTail(confidence);
    return new Interval(Value.of(ratioQuantile(tail)), Value.of(ratioQuantile(1 - tail)));
  }

  private BetaShape odds() {
    return new BetaShape(after.events() + HALF, before.events() + HALF);
  }
}
