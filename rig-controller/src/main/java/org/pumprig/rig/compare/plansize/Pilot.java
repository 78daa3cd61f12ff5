package org.pumprig.rig.compare.plansize;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.pumprig.rig.compare.stats.EventCount;
import org.pumprig.rig.compare.stats.Interval;
import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.rig.compare.stats.PoissonRate;
import org.pumprig.rig.compare.stats.Proportion;
import org.pumprig.rig.compare.stats.Subject;
import org.pumprig.rig.compare.stats.Value;
import org.pumprig.rig.compare.survival.Sample;
import org.pumprig.rig.compare.survival.WeibullFit;

/**
 * Pilot runs of the old firmware, from which assumptions are estimated with 95 % intervals. Shares
 * and the Weibull fit take the first run of each unit only: a pump's second run is no other pump.
 *
 * @param runs times in hours, in the order in which they were made
 * @param emulated whether any of the pumps was an emulated one
 * @param remarks on how the pilot was read, in sentences
 */
public record Pilot(List<Subject> runs, boolean emulated, List<String> remarks) {
  /** Of all intervals. */
  public static final double CONFIDENCE = 0.95;

  /** Who ran at least this share of the longest run has run to its end. */
  private static final double WHOLE_RUN = 0.99;

  /** Makes the lists immutable. */
  public Pilot {
    runs = List.copyOf(runs);
    remarks = List.copyOf(remarks);
  }

  /**
   * An estimate with its limits.
   *
   * @param value the estimate
   * @param lower limit of the two-sided 95 % interval
   * @param upper limit of the same
   */
  public record Estimate(double value, double lower, double upper) {
    static Estimate of(double value, Interval limits) throws NotComputableException {
      return new Estimate(value, finite(limits.lower()), finite(limits.upper()));
    }

    private static double finite(Value value) throws NotComputableException {
      if (value instanceof Value.Finite finite) {
        return finite.number();
      }
      throw new NotComputableException("the interval has no finite limits");
    }
  }

  /** The first run of each unit. */
  List<Subject> pumps() {
    var first = new LinkedHashMap<String, Subject>();
    runs.forEach(run -> first.putIfAbsent(run.unit(), run));
    return new ArrayList<>(first.values());
  }

  double hours() {
    return runs.stream().mapToDouble(Subject::time).sum();
  }

  long trips() {
    return runs.stream().filter(Subject::event).count();
  }

  /** How long the longest run took, in hours. */
  double longestHours() {
    return runs.stream().mapToDouble(Subject::time).max().orElse(0);
  }

  /**
   * Share of pumps that trip within a run, with the limits of Clopper and Pearson.
   *
   * @throws NotComputableException if pumps were taken away early: theirs is not known
   */
  public Estimate share() throws NotComputableException {
    List<Subject> pumps = pumps();
    double whole = WHOLE_RUN * longestHours();
    long early = pumps.stream().filter(pump -> !pump.event() && pump.time() < whole).count();
    if (early > 0) {
      throw new NotComputableException(
          "%s of the pilot ended without a trip before the longest run's %s h, so the share that trips within a run is not known"
              .formatted(Say.count(early, "pump", "pumps"), Say.number(longestHours())));
    }
    var share = new Proportion(pumps.stream().filter(Subject::event).count(), pumps.size());
    return Estimate.of(share.estimate(), share.interval(CONFIDENCE));
  }

  /** Trips per pump-hour over all runs, with the limits of Garwood; hours are pooled. */
  public Estimate rate() throws NotComputableException {
    double hours = hours();
    if (hours < 1e-9) {
      throw new NotComputableException("the pilot has no hours");
    }
    var rate = new PoissonRate(new EventCount(trips(), hours));
    return Estimate.of(rate.estimate(), rate.interval(CONFIDENCE));
  }

  /** The Weibull fit of the times to the first trip. */
  public WeibullFit weibull() throws NotComputableException {
    List<Subject> pumps = pumps();
    long trips = pumps.stream().filter(Subject::event).count();
    if (trips < 2) {
      throw new NotComputableException(
          "a Weibull shape needs trips of two pumps at least, the pilot has " + trips);
    }
    return WeibullFit.of(List.of(Sample.of(pumps)));
  }

  /** Shape of the Weibull fit. */
  public Estimate shape() throws NotComputableException {
    WeibullFit fit = weibull();
    return Estimate.of(fit.shape(), fit.shapeLimits(CONFIDENCE));
  }

  /** Scale of the Weibull fit, in hours. */
  public Estimate scale() throws NotComputableException {
    WeibullFit fit = weibull();
    return Estimate.of(fit.scales().getFirst(), fit.scaleLimits(0, CONFIDENCE));
  }
}
