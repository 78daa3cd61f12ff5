package org.pumprig.rig.compare.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The product-limit estimate of survival (Kaplan and Meier, JASA 53, 1958), with Greenwood's
 * variance and R's conventions ({@code survfit} of the package survival): a step at every distinct
 * time, also where observation only ended.
 *
 * @param subjects how many were observed
 * @param events how many of them had the event
 * @param steps by rising time
 */
public record KaplanMeier(int subjects, int events, List<SurvivalStep> steps) {
  private static final double TIE = 1e-8;

  /** Makes the list immutable. */
  public KaplanMeier {
    steps = List.copyOf(steps);
  }

  /**
   * Estimates the curve.
   *
   * @throws IllegalArgumentException if there are no subjects: a curve of nothing would read as
   *     "nobody ever failed"
   */
  public static KaplanMeier estimate(List<Subject> subjects) {
    if (subjects.isEmpty()) {
      throw new IllegalArgumentException("no subjects");
    }
    return ofSorted(
        subjects.stream().mapToDouble(Subject::time).sorted().toArray(),
        subjects.stream().filter(Subject::event).mapToDouble(Subject::time).sorted().toArray());
  }

  /**
   * Estimates the curve from columns.
   *
   * @param ends the time at which each observation ended, rising, from 0
   * @param events those of them that were events, rising
   * @throws IllegalArgumentException if there are no subjects
   */
  public static KaplanMeier ofSorted(double[] ends, double[] events) {
    if (ends.length == 0) {
      throw new IllegalArgumentException("no subjects");
    }
    List<SurvivalStep> steps = new ArrayList<>();
    double survival = 1;
    double logVariance = 0;
    int next = 0;
    int nextEvent = 0;
    while (next < ends.length) {
      double time = ends[next];
      int atRisk = ends.length - next;
      int here = 0;
      for (; nextEvent < events.length && events[nextEvent] == time; nextEvent++) {
        here++;
      }
      while (next < ends.length && ends[next] == time) {
        next++;
      }
      int left = ends.length - next;
      survival *= (double) (atRisk - here) / atRisk;
      Value error = Value.undefined(Value.Reason.CURVE_AT_ZERO);
      if (here < atRisk) {
        logVariance += (double) here / ((double) atRisk * (atRisk - here));
        error = Value.of(survival * StrictMath.sqrt(logVariance));
      }
      steps.add(new SurvivalStep(time, atRisk, here, atRisk - left - here, survival, error));
    }
    return new KaplanMeier(ends.length, events.length, steps);
  }

  /** Limits of a step, for many steps in turn; see {@link SurvivalStep#limits}. */
  public Function<SurvivalStep, Interval> limits(LimitScale scale, double confidence) {
    double z = Normal.exceededWith(Confidence.eachTail(confidence));
    return step -> SurvivalLimits.atZ(step, scale, z);
  }

  /** The time by which half have had the event; see {@link #quantile}. */
  public QuantileEstimate median(LimitScale scale, double confidence) {
    return quantile(0.5, scale, confidence);
  }

  /**
   * The time by which a share has had the event, with limits where the limits of the curve cross
   * (Brookmeyer and Crowley, Biometrics 38, 1982). Where a curve is flat at just this level, the
   * middle of the flat stretch is taken, up to the end of observation if it is the last one (R's
   * {@code quantile.survfit}).
   *
   * @param share in (0, 1)
   * @param confidence two-sided, in (0, 1)
   */
  public QuantileEstimate quantile(double share, LimitScale scale, double confidence) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException("share must be within (0, 1): " + share);
    }
    double level = 1 - share;
    double z = Normal.exceededWith(Confidence.eachTail(confidence));
    return new QuantileEstimate(
        share,
        crossing(level, step -> Value.of(step.survival())),
        new Interval(
            crossing(level, step -> SurvivalLimits.atZ(step, scale, z).lower()),
            crossing(level, step -> SurvivalLimits.atZ(step, scale, z).upper())));
  }

  /**
   * When a curve first comes down to a level. Within 1e-8 of it counts as equal, as in R: a product
   * of ratios that truly equals the level misses it by rounding, about 1e-16 a step; and should a
   * true difference be smaller than that, the answer still lies between two neighbouring times.
   */
  private Value crossing(double level, Function<SurvivalStep, Value> curve) {
    Double reached = null;
    for (SurvivalStep step : steps) {
      if (curve.apply(step) instanceof Value.Finite height) {
        if (height.number() < level - TIE) {
          double from = reached == null ? step.time() : reached;
          return Value.of(from + (step.time() - from) / 2);
        }
        if (reached == null && height.number() <= level + TIE) {
          reached = step.time();
        }
      }
    }
    SurvivalStep last = steps.getLast();
    return reached == null || !(curve.apply(last) instanceof Value.Finite)
        ? Value.undefined(Value.Reason.NOT_REACHED)
        : Value.of(reached + (last.time() - reached) / 2);
  }
}
