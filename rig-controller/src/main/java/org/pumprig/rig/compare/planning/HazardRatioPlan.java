package org.pumprig.rig.compare.planning;

import org.pumprig.rig.compare.special.NormalQuantile;

/**
 * Events, and from them pumps, to show that a true hazard ratio lies below a margin by the log-rank
 * test (Schoenfeld, Biometrics 39, 1983): ((z_α + z_β)/ln(margin/ratio))²/(p(1−p)). Margin 1 is
 * superiority, a larger one non-inferiority. An approximation for independent pumps, good from some
 * twenty events on.
 *
 * @param hazardRatio true ratio after over before, positive, below the margin
 * @param margin what is to be excluded
 * @param alpha one-sided level, in (0, 0.5)
 * @param power in (0.5, 1)
 * @param shareAfter share of the pumps in the arm {@code after}, in (0, 1)
 */
public record HazardRatioPlan(
    double hazardRatio, double margin, double alpha, double power, double shareAfter) {
  /** Refuses what is no plan. */
  public HazardRatioPlan {
    Needs.positive("hazard ratio", hazardRatio);
    Needs.positive("margin", margin);
    Needs.share("share", shareAfter);
    if (!(hazardRatio < margin && alpha > 0 && alpha < 0.5 && power > 0.5 && power < 1)) {
      throw new IllegalArgumentException(
          "need ratio < margin, a level within (0, 0.5), a power within (0.5, 1): "
              + hazardRatio
              + ", "
              + margin
              + ", "
              + alpha
              + ", "
              + power);
    }
  }

  /** Superiority with as many pumps in either arm. */
  public static HazardRatioPlan superiority(double hazardRatio, double alpha, double power) {
    return new HazardRatioPlan(hazardRatio, 1, alpha, power, 0.5);
  }

  /** Events in both arms together, before rounding up. */
  public double events() {
    double z = NormalQuantile.above(alpha) + NormalQuantile.below(power);
    double distance = z / StrictMath.log(margin / hazardRatio);
    return distance * distance / (shareAfter * (1 - shareAfter));
  }

  /** Events in both arms together. */
  public long wholeEvents() {
    return Needs.up(events());
  }

  /**
   * Pumps in both arms together, if hazards are proportional, whatever their shape.
   *
   * @param tripsBefore share of pumps of the arm {@code before} that trip within a run, in (0, 1)
   */
  public long pumps(double tripsBefore) {
    return Needs.up(events() / tripShare(tripsBefore));
  }

  /** Share of the arm {@code after} that trips within a run, by proportional hazards. */
  public double tripsAfter(double tripsBefore) {
    Needs.share("share of trips before", tripsBefore);
    return 1 - StrictMath.pow(1 - tripsBefore, hazardRatio);
  }

  private double tripShare(double tripsBefore) {
    return (1 - shareAfter) * tripsBefore + shareAfter * tripsAfter(tripsBefore);
  }
}
