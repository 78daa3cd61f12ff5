package org.pumprig.rig.compare.proportion;

import org.pumprig.rig.compare.stats.Confidence;
import org.pumprig.rig.compare.stats.Interval;
import org.pumprig.rig.compare.stats.Normal;
import org.pumprig.rig.compare.stats.Proportion;
import org.pumprig.rig.compare.stats.Value;

/**
 * The score interval of a share (Wilson, JASA 22, 1927). Approximate: its true coverage swings with
 * the share and falls well below the level close to 0 and 1 at any number of runs, so a claim
 * stands on the exact limits of {@link Proportion}; this is for reading and for {@link Newcombe}.
 *
 * @param share hits and runs
 */
public record Wilson(Proportion share) {
  /** Both limits. */
  public Interval interval(double confidence) {
    double z = Normal.exceededWith(Confidence.eachTail(confidence));
    return new Interval(Value.of(lower(z)), Value.of(upper(z)));
  }

  double lower(double z) {
    return share.hits() == 0 ? 0 : Math.max(0, centre(z) - half(z));
  }

  double upper(double z) {
    return share.hits() == share.runs() ? 1 : Math.min(1, centre(z) + half(z));
  }

  private double centre(double z) {
    return (share.hits() + z * z / 2) / (share.runs() + z * z);
  }

  private double half(double z) {
    double spread = share.estimate() * (1 - share.estimate()) * share.runs() + z * z / 4;
    return z * StrictMath.sqrt(spread) / (share.runs() + z * z);
  }
}
