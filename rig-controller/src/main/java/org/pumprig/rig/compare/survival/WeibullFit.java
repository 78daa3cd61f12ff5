package org.pumprig.rig.compare.survival;

import java.util.ArrayList;
import java.util.List;
import org.pumprig.rig.compare.stats.Confidence;
import org.pumprig.rig.compare.stats.Interval;
import org.pumprig.rig.compare.stats.Normal;
import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.rig.compare.stats.Value;

/**
 * Weibull distributions with one shape for all groups and a scale for each, by maximum likelihood
 * with censoring (Cohen, Technometrics 7, 1965; Lawless, Statistical Models and Methods for
 * Lifetime Data, 2nd ed., section 5.2); R's {@code survreg}. Of one group it is the ordinary fit;
 * with two it is the accelerated-life model of a firmware's effect. The standard errors come from
 * the observed information in log scale and −log shape.
 *
 * @param shape above 1 if the hazard rises with time
 * @param scales by which 63.2 % have had the event, one for each group
 * @param standardErrorOfLogShape without a unit
 * @param standardErrorsOfLogScale one for each group
 * @param standardErrorOfLogRatio of the logarithm of the last scale over the first
 * @param logLikelihood of the times
 */
public record WeibullFit(
    double shape,
    List<Double> scales,
    double standardErrorOfLogShape,
    List<Double> standardErrorsOfLogScale,
    double standardErrorOfLogRatio,
    double logLikelihood) {
  /** Below this many events the limits are too narrow, and have to be shown with a warning. */
  public static final int GOOD_FROM = 50;

  private static final double STEEPEST = 1e6;

  /** Makes the lists immutable. */
  public WeibullFit {
    scales = List.copyOf(scales);
    standardErrorsOfLogScale = List.copyOf(standardErrorsOfLogScale);
  }

  /**
   * Fits.
   *
   * @throws NotComputableException if a group has no event, if an event is at time 0, or if all
   *     events are at the last time of their group: then no shape is steep enough
   */
  public static WeibullFit of(List<Sample> groups) throws NotComputableException {
    List<Logs> logs = new ArrayList<>();
    for (Sample group : groups) {
      logs.add(Logs.of(group));
    }
    if (slope(logs, STEEPEST) > 0) {
      throw new NotComputableException(
          "all events are at the longest time of their group; no Weibull shape is steep enough");
    }
    double low = 0;
    double high = 1;
    while (slope(logs, high) > 0) {
      low = high;
      high *= 2;
    }
    for (int step = 0; step < 200 && high - low > 1e-15 * high; step++) {
      double middle = low + (high - low) / 2;
      if (slope(logs, middle) > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return at(low + (high - low) / 2, logs);
  }

  /** The derivative of the profile log-likelihood by the shape, which falls. */
  private static double slope(List<Logs> groups, double shape) {
    double sum = 0;
    for (Logs group : groups) {
      sum += group.d() / shape + group.sumOfEvents() - group.d() * group.weightedMean(shape);
    }
    return sum;
  }

  private static WeibullFit at(double shape, List<Logs> groups) {
    List<Double> scales = new ArrayList<>();
    double[] own = new double[groups.size()];
    double[] cross = new double[groups.size()];
    double shared = 0;
    double likelihood = 0;
    for (int g = 0; g < own.length; g++) {
      Logs group = groups.get(g);
      double logScale = group.logScale(shape);
      scales.add(StrictMath.exp(logScale));
      own[g] = group.d() * shape * shape;
      double[] moments = group.moments(shape, logScale);
      cross[g] = moments[0] * shape;
      shared += group.d() + moments[1];
      likelihood +=
          group.d() * (StrictMath.log(shape) - shape * logScale - 1)
              + (shape - 1) * group.sumOfEvents();
    }
    return withErrors(shape, scales, own, cross, shared, likelihood);
  }

  /** Inverts the information, an arrow: only the shape is tied to all. */
  private static WeibullFit withErrors(
      double shape,
      List<Double> scales,
      double[] own,
      double[] cross,
      double shared,
      double likelihood) {
    double schur = shared;
    for (int g = 0; g < own.length; g++) {
      schur -= cross[g] * cross[g] / own[g];
    }
    List<Double> errors = new ArrayList<>();
    for (int g = 0; g < own.length; g++) {
      double lean = cross[g] / own[g];
      errors.add(StrictMath.sqrt(1 / own[g] + lean * lean / schur));
    }
    int last = own.length - 1;
    double lean = cross[last] / own[last] - cross[0] / own[0];
    double ratio = last == 0 ? 0 : 1 / own[0] + 1 / own[last] + lean * lean / schur;
    return new WeibullFit(
        shape, scales, 1 / StrictMath.sqrt(schur), errors, StrictMath.sqrt(ratio), likelihood);
  }

  /** Limits of the shape, symmetric in its logarithm. */
  public Interval shapeLimits(double confidence) {
    return limits(shape, standardErrorOfLogShape, confidence);
  }

  /** Limits of a group's scale, symmetric in its logarithm. */
  public Interval scaleLimits(int group, double confidence) {
    return limits(scales.get(group), standardErrorsOfLogScale.get(group), confidence);
  }

  /** How many times longer the last group lasts than the first. */
  public double timeRatio() {
    return scales.getLast() / scales.getFirst();
  }

  /** Limits of the time ratio, symmetric in its logarithm. */
  public Interval timeRatioLimits(double confidence) {
    return limits(timeRatio(), standardErrorOfLogRatio, confidence);
  }

  private static Interval limits(double estimate, double error, double confidence) {
    double factor = StrictMath.exp(Normal.exceededWith(Confidence.eachTail(confidence)) * error);
    return new Interval(Value.of(estimate / factor), Value.of(estimate * factor));
  }

  /** Logarithms of one group's times, relative to the longest, so that no power overflows. */
  private record Logs(int d, double longest, double[] below, double eventsBelow) {
    static Logs of(Sample sample) throws NotComputableException {
      int d = sample.eventCount();
      if (d == 0) {
        throw new NotComputableException(
            "a group has no event, so no Weibull scale can be fitted to it");
      }
      if (sample.events()[0] == 0) {
        throw new NotComputableException(
            "an event is at time 0, where a Weibull distribution has no density");
      }
      double longest = StrictMath.log(sample.lastEnd());
      double[] ends = sample.ends();
      double[] below = new double[ends.length];
      for (int i = 0; i < ends.length; i++) {
        below[i] = ends[i] == 0 ? -1e308 : StrictMath.log(ends[i]) - longest;
      }
      double events = 0;
      for (double event : sample.events()) {
        events += StrictMath.log(event) - longest;
      }
      return new Logs(d, longest, below, events);
    }

    double sumOfEvents() {
      return eventsBelow + d * longest;
    }

    /** Mean of log t with weights t^shape. */
    double weightedMean(double shape) {
      double weights = 0;
      double sum = 0;
      for (double each : below) {
        double weight = StrictMath.exp(shape * each);
        if (weight > 0) {
          weights += weight;
          sum += weight * each;
        }
      }
      return sum / weights + longest;
    }

    double logScale(double shape) {
      double weights = 0;
      for (double each : below) {
        weights += StrictMath.exp(shape * each);
      }
      return longest + StrictMath.log(weights / d) / shape;
    }

    /** Sums of u·exp(u) and of u²·exp(u), u = shape·(log t − log scale). */
    double[] moments(double shape, double logScale) {
      double[] sums = new double[2];
      for (double each : below) {
        double u = shape * (each + longest - logScale);
        double weight = StrictMath.exp(u);
        if (weight > 0) {
          sums[0] += u * weight;
          sums[1] += u * u * weight;
        }
      }
      return sums;
    }
  }
}
