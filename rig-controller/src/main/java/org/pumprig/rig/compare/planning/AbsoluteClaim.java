package org.pumprig.rig.compare.planning;

import java.util.List;
import java.util.TreeSet;
import org.pumprig.rig.compare.stats.EventCount;
import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.rig.compare.stats.PoissonRate;
import org.pumprig.rig.compare.stats.Proportion;

/**
 * What runs show about one firmware alone. A pump counts if it completed the mission or failed on
 * the way; one that was taken away early counts for nothing. Hours are pooled only where a constant
 * hazard is justified: where damage accumulates, many short runs look safe and show nothing about
 * long ones.
 *
 * @param missionHours how long a pump must last
 * @param runs one a pump
 */
public record AbsoluteClaim(double missionHours, List<MissionRun> runs) {
  /** Refuses one pump counted twice. */
  public AbsoluteClaim {
    Needs.positive("mission hours", missionHours);
    runs = List.copyOf(runs);
    var units = new TreeSet<String>();
    for (MissionRun run : runs) {
      if (!units.add(run.unit())) {
        throw new IllegalArgumentException(
            "pump '" + run.unit() + "' is there twice; runs of one pump are not two pumps");
      }
    }
  }

  /** Pumps that completed the mission without failing on the way. */
  public long completed() {
    return runs.stream().filter(run -> run.hours() >= missionHours && !failedInTime(run)).count();
  }

  /** Pumps that failed before the mission's end. */
  public long failed() {
    return runs.stream().filter(this::failedInTime).count();
  }

  /** Pumps that were taken away before the mission's end, in order, and so count for nothing. */
  public List<String> endedEarly() {
    return runs.stream()
        .filter(run -> run.hours() < missionHours && !run.failed())
        .map(MissionRun::unit)
        .toList();
  }

  /**
   * The lower bound of the share of pumps that complete the mission. Leaving pumps out that ended
   * early is fair only if their end had nothing to do with the pump.
   *
   * @throws NotComputableException if no pump completed the mission or failed
   */
  public double reliability(double confidence) throws NotComputableException {
    long counted = completed() + failed();
    if (counted == 0) {
      throw new NotComputableException(
          "None of %d pumps completed the mission of %s h or failed on the way, so they show nothing"
                  .formatted(runs.size(), plain(missionHours))
              + " about it; run pumps for the whole mission.");
    }
    return SuccessRun.shown(counted, failed(), confidence);
  }

  /**
   * The upper bound of failures per pump-hour, all hours together.
   *
   * @throws NotComputableException if a constant hazard is not justified
   */
  public double ratePerHour(HazardAssumption hazard, double confidence)
      throws NotComputableException {
    return switch (hazard) {
      case HazardAssumption.Constant _ ->
          new PoissonRate(new EventCount(failures(), pumpHours())).upperBound(confidence);
      case HazardAssumption.NotShownConstant _ ->
          throw new NotComputableException(
              "Hours of different pumps can't be pooled: nothing justifies a constant hazard, and"
                  + " where damage accumulates many short runs look safe. Count pumps that"
                  + " completed the mission, or plan with a Weibull shape.");
    };
  }

  /** All hours together. */
  public double pumpHours() {
    return runs.stream().mapToDouble(MissionRun::hours).sum();
  }

  /** The share of failures observed at any time, not only within the mission. */
  private long failures() {
    return runs.stream().filter(MissionRun::failed).count();
  }

  private boolean failedInTime(MissionRun run) {
    return run.failed() && run.hours() < missionHours;
  }

  /** Failures and pumps that count. */
  public Proportion failing() throws NotComputableException {
    if (completed() + failed() == 0) {
      throw new NotComputableException("No pump completed the mission or failed on the way.");
    }
    return new Proportion(failed(), completed() + failed());
  }

  private static String plain(double number) {
    return new java.math.BigDecimal(number).round(new java.math.MathContext(6)).toPlainString();
  }
}
