package org.pumprig.rig.report;

import java.util.List;
import java.util.Optional;

/**
 * Kaplan–Meier curves over one quantity.
 *
 * @param x what runs along the axis; all {@code at} values are in its unit
 * @param limits how the limits were made, such as "95 % pointwise, log-log"
 * @param curves one per arm, at most eight
 */
public record SurvivalPlot(Axis x, String limits, List<Curve> curves) {
  public SurvivalPlot {
    curves = List.copyOf(curves);
  }

  /** What runs along the horizontal axis. */
  public enum Axis {
    /** Nanoseconds at risk. */
    TIME_NANOS,
    /** Connectivity errors since the start. */
    CONNECTIVITY_ERRORS
  }

  /**
   * One arm's curve; it starts at survival 1 and x = 0.
   *
   * @param arm name of the arm
   * @param atRisk pumps at the start
   * @param steps drops, ascending in {@code at}
   * @param censoredAt ascending; a mark on the curve for each
   * @param followedTo where the curve ends
   */
  public record Curve(
      String arm, int atRisk, List<Step> steps, List<Long> censoredAt, long followedTo) {
    public Curve {
      steps = List.copyOf(steps);
      censoredAt = List.copyOf(censoredAt);
    }
  }

  /**
   * The estimate from {@code at} until the next step. A step at 0 with survival 1 may carry the
   * limits of the flat part before the first event.
   *
   * @param at in the axis's unit
   * @param survival in [0, 1]
   * @param limits empty where they are undefined
   */
  public record Step(long at, double survival, Optional<Limits> limits) {}

  /** Confidence limits of a survival estimate, each in [0, 1]. */
  public record Limits(double lower, double upper) {}
}
