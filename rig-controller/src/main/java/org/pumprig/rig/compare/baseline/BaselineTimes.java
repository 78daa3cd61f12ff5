package org.pumprig.rig.compare.baseline;

import org.pumprig.rig.compare.location.MannWhitney;
import org.pumprig.rig.compare.location.Shift;
import org.pumprig.rig.compare.location.ShiftEstimate;

/**
 * Recovery and response times of the same firmware, in an earlier campaign and in this one: a drift
 * if the rank test rejects at 2·alpha, no drift only if the shift's limits lie within the margin.
 *
 * @param samples earlier campaign as {@code before}, this one as {@code after}
 * @param margin in the unit of the times, in either direction, positive
 * @param alpha one-sided level, in (0, 0.25)
 */
public record BaselineTimes(MannWhitney samples, double margin, double alpha) {
  /** Refuses what is no margin or level. */
  public BaselineTimes {
    if (!(margin > 0 && margin <= 1e15 && alpha > 0 && alpha < 0.25)) {
      throw new IllegalArgumentException(
          "need a positive margin and a level within (0, 0.25): " + margin + ", " + alpha);
    }
  }

  /** Two-sided p of no difference. */
  public double p() {
    return samples.test().pTwoSided();
  }

  /** The answer. */
  public Drift drift() {
    if (p() <= 2 * alpha) {
      return Drift.DRIFTED;
    }
    ShiftEstimate shift = samples.shift(1 - 2 * alpha);
    boolean within =
        shift.lower() instanceof Shift.Finite low
            && low.number() > -margin
            && shift.upper() instanceof Shift.Finite high
            && high.number() < margin;
    return within ? Drift.WITHIN_MARGIN : Drift.UNDECIDED;
  }
}
