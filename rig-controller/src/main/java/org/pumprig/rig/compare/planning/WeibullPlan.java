package org.pumprig.rig.compare.planning;

import java.util.List;

/**
 * How many pumps must run, without one failure, longer or shorter than the mission, if times to
 * failure are Weibull of an assumed shape: n = ln(1−C)/(L^β ln R), L being test length over mission
 * (Lipson and Sheth, Statistical Design and Analysis of Engineering Experiments, 1973; Weibayes:
 * Abernethy, The New Weibull Handbook). The answer stands and falls with the shape, so it comes
 * with its sensitivity.
 *
 * @param reliability at the mission, in (0, 1)
 * @param confidence one-sided, in (0, 1)
 * @param shape β, from 0.1 to 20; 1: constant hazard, above: wear or accumulation
 * @param lengthOverMission test length over mission length
 */
public record WeibullPlan(
    double reliability, double confidence, double shape, double lengthOverMission) {
  /** Refuses what is no plan. */
  public WeibullPlan {
    Needs.share("reliability", reliability);
    Needs.share("confidence", confidence);
    checkShape(shape);
    if (!(lengthOverMission >= 1e-3 && lengthOverMission <= 1e3)) {
      throw new IllegalArgumentException(
          "test length over mission must be from 0.001 to 1000: " + lengthOverMission);
    }
  }

  private static void checkShape(double shape) {
    if (!(shape >= 0.1 && shape <= 20)) {
      throw new IllegalArgumentException("shape must be from 0.1 to 20: " + shape);
    }
  }

  /** Before rounding up. */
  public double exactPumps() {
    return StrictMath.log(1 - confidence)
        / (StrictMath.pow(lengthOverMission, shape) * StrictMath.log(reliability));
  }

  /** Pumps to test, at least 1. */
  public double pumps() {
    return Math.max(1, Math.ceil(exactPumps() * (1 - 1e-12)));
  }

  /**
   * What the plan is worth under another shape: pumps it would have needed, and the reliability
   * that its pumps without a failure show.
   *
   * @param shape another shape
   * @param pumps that would have been needed
   * @param reliabilityShown by the plan's own pumps
   */
  public record Sensitivity(double shape, double pumps, double reliabilityShown) {}

  /** The plan under other shapes. */
  public List<Sensitivity> sensitivity(List<Double> shapes) {
    return shapes.stream().map(this::under).toList();
  }

  private Sensitivity under(double other) {
    double pumps = pumps();
    double exponent =
        StrictMath.log(1 - confidence) / (pumps * StrictMath.pow(lengthOverMission, other));
    return new Sensitivity(
        other,
        new WeibullPlan(reliability, confidence, other, lengthOverMission).pumps(),
        StrictMath.exp(exponent));
  }

  /**
   * Weibayes: the lower bound of the characteristic life after runs without a failure.
   *
   * @param hours of each pump
   */
  public static double characteristicLife(List<Double> hours, double shape, double confidence) {
    checkShape(shape);
    Needs.share("confidence", confidence);
    double sum = 0;
    for (double each : hours) {
      Needs.positive("hours", each);
      sum += StrictMath.pow(each, shape);
    }
    if (hours.isEmpty()) {
      throw new IllegalArgumentException("no hours");
    }
    return StrictMath.pow(sum / -StrictMath.log(1 - confidence), 1 / shape);
  }
}
