package org.pumprig.rig.compare.proportion;

import org.pumprig.rig.compare.special.BetaShape;
import org.pumprig.rig.compare.stats.Confidence;
import org.pumprig.rig.compare.stats.Interval;
import org.pumprig.rig.compare.stats.Proportion;
import org.pumprig.rig.compare.stats.Value;

/**
 * The equal-tailed posterior interval of a share under Jeffreys' prior Beta(1/2, 1/2), with limit 0
 * at no hit and 1 at no miss (Brown, Cai, DasGupta, Statistical Science 16, 2001, section 3.1.2).
 *
 * @param share hits and runs
 */
public record Jeffreys(Proportion share) {
  /** Both limits. */
  public Interval interval(double confidence) {
    double tail = Confidence.eachTail(confidence);
    long misses = share.runs() - share.hits();
    BetaShape posterior = new BetaShape(share.hits() + 0.5, misses + 0.5);
    return new Interval(
        Value.of(share.hits() == 0 ? 0 : posterior.quantile(tail)),
        Value.of(misses == 0 ? 1 : posterior.quantile(1 - tail)));
  }
}
