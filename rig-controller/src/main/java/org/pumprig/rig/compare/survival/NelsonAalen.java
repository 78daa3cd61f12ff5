package org.pumprig.rig.compare.survival;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.pumprig.rig.compare.stats.Confidence;
import org.pumprig.rig.compare.stats.Interval;
import org.pumprig.rig.compare.stats.KaplanMeier;
import org.pumprig.rig.compare.stats.Normal;
import org.pumprig.rig.compare.stats.SurvivalStep;
import org.pumprig.rig.compare.stats.Value;

/**
 * The cumulative hazard (Nelson, Journal of Quality Technology 1, 1969; Aalen, Annals of Statistics
 * 6, 1978), with Aalen's variance, the sum of d/n²; R's {@code survfit(...)$cumhaz}.
 *
 * @param steps one for each step of the Kaplan–Meier curve, by rising time
 */
public record NelsonAalen(List<Step> steps) {
  /** Makes the list immutable. */
  public NelsonAalen {
    steps = List.copyOf(steps);
  }

  /**
   * @param time in the unit of the observations
   * @param cumulativeHazard H(t) from {@code time} up to the next step, without a unit
   * @param standardError of H(t)
   */
  public record Step(double time, double cumulativeHazard, double standardError) {
    /**
     * Limits that are symmetric in log H (Klein and Moeschberger, Survival Analysis, 2nd ed.,
     * section 4.3, formula 4.3.5); undefined before the first event.
     *
     * @param confidence two-sided, in (0, 1)
     */
    public Interval limits(double confidence) {
      return atZ(Normal.exceededWith(Confidence.eachTail(confidence)));
    }

    private Interval atZ(double z) {
      if (cumulativeHazard == 0) {
        Value none = Value.undefined(Value.Reason.CURVE_AT_ONE);
        return new Interval(none, none);
      }
      double factor = StrictMath.exp(z * standardError / cumulativeHazard);
      return new Interval(Value.of(cumulativeHazard / factor), Value.of(cumulativeHazard * factor));
    }
  }

  /** Adds up the hazard over the steps of a curve. */
  public static NelsonAalen of(KaplanMeier curve) {
    List<Step> steps = new ArrayList<>(curve.steps().size());
    double hazard = 0;
    double variance = 0;
    for (SurvivalStep step : curve.steps()) {
      double n = step.atRisk();
      hazard += step.events() / n;
      variance += step.events() / (n * n);
      steps.add(new Step(step.time(), hazard, StrictMath.sqrt(variance)));
    }
    return new NelsonAalen(steps);
  }

  /** Limits of a step, for many steps in turn; see {@link Step#limits}. */
  public static Function<Step, Interval> limits(double confidence) {
    double z = Normal.exceededWith(Confidence.eachTail(confidence));
    return step -> step.atZ(z);
  }
}
