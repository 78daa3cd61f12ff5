package org.pumprig.rig.compare.pumps;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pumprig.rig.compare.ArmData;
import org.pumprig.rig.compare.CampaignComparison;
import org.pumprig.rig.compare.Observation;
import org.pumprig.rig.compare.claim.ArmTrips;
import org.pumprig.rig.compare.claim.Trip;
import org.pumprig.rig.compare.claim.UnitTrip;
import org.pumprig.rig.compare.pumps.Rows.Holding;
import org.pumprig.rig.compare.pumps.Rows.Row;
import org.pumprig.rig.compare.table.Method;
import org.pumprig.rig.judge.WatchdogEndpoint;

/** The watchdog of the runs that count in the plan's comparison. */
final class WatchdogTables {
  private final CampaignComparison comparison;
  private final long pollNanos;
  private final TimeUnit unit;
  private final List<String> common;

  /**
   * @param pollNanos a trip is seen at most so late
   * @param unit of the times
   * @param common remarks on every table
   */
  WatchdogTables(
      CampaignComparison comparison, long pollNanos, TimeUnit unit, List<String> common) {
    this.comparison = comparison;
    this.pollNanos = pollNanos;
    this.unit = unit;
    this.common = common;
  }

  private Rows rows() {
    return new Rows(comparison.than().arm(), comparison.better().arm());
  }

  private List<ArmData> arms() {
    return List.of(comparison.than(), comparison.better());
  }

  private static Map<String, List<WatchdogEndpoint.Observed>> byPump(ArmData arm) {
    Map<String, List<WatchdogEndpoint.Observed>> pumps = new LinkedHashMap<>();
    for (Observation run : arm.observations()) {
      pumps.computeIfAbsent(run.unit(), unit -> new ArrayList<>()).add(run.endpoint());
    }
    return pumps;
  }

  boolean anything() {
    return !comparison.than().observations().isEmpty()
        && !comparison.better().observations().isEmpty();
  }

  boolean severalRuns() {
    return arms().stream().anyMatch(arm -> arm.runs() > arm.units());
  }

  /** A pump's runs one after the other, up to its first trip. */
  PumpTable firstTrip() {
    Rows rows = rows();
    for (ArmData arm : arms()) {
      byPump(arm).forEach((pump, runs) -> rows.add(firstTrip(pump, arm.arm(), runs)));
    }
    return new PumpTable(
        "watchdog",
        "Time at risk to a pump's first watchdog",
        unit.column(),
        rows.columns(Holding.TIMES_WITH_EARLIEST),
        Questions.FIRST_TRIP,
        with(
            "A trip was seen at most one poll after it happened; --earliest is the poll before."
                + " These are the runs of the conclusion above: "
                + excluded()));
  }

  private Row firstTrip(String pump, String arm, List<WatchdogEndpoint.Observed> runs) {
    long before = 0;
    for (WatchdogEndpoint.Observed run : runs) {
      if (run.event()) {
        long earliest = before + Math.max(0, run.timeNanos() - pollNanos);
        return new Row(pump, arm, 0, unit.of(before + run.timeNanos()), 1, unit.of(earliest), 0);
      }
      before += run.timeNanos();
    }
    return Row.timed(pump, arm, unit.of(before), 0);
  }

  /**
   * With the runs in which the rig was blind: a trip there may lie anywhere from the begin of the
   * blind time on. A pump without a trip that may have had one has an earliest time before its end.
   */
  PumpTable blindCases(ArmTrips trips) {
    Rows rows = rows();
    cases(comparison.than().arm(), trips.than(), rows);
    cases(comparison.better().arm(), trips.better(), rows);
    int blind = trips.size() - trips.certain().size();
    return new PumpTable(
        "watchdogBlind",
        "Time at risk to a pump's first watchdog, blind time taken at best and at worst",
        unit.column(),
        rows.columns(Holding.TIMES_WITH_EARLIEST),
        List.of(Method.INTERVAL_CASES),
        with(
            "In %d of %d %s the rig was blind. A trip there may lie anywhere from the begin of the blind time on (the earliest time), or not have happened."
                .formatted(blind, trips.size(), trips.withinUnits() ? "pairs of runs" : "runs")));
  }

  private void cases(String arm, List<UnitTrip> trips, Rows rows) {
    Map<String, List<Trip>> pumps = new TreeMap<>();
    trips.forEach(one -> pumps.computeIfAbsent(one.unit(), _ -> new ArrayList<>()).add(one.trip()));
    pumps.forEach((pump, all) -> rows.add(cases(pump, arm, all)));
  }

  private Row cases(String pump, String arm, List<Trip> trips) {
    long before = 0;
    long earliest = -1;
    for (Trip trip : trips) {
      if (earliest < 0 && trip.tripsAtEarliest()) {
        earliest = before + trip.earliestNanos();
      }
      if (trip.seen().event()) {
        double at = unit.of(before + trip.seen().timeNanos());
        return new Row(pump, arm, 0, at, 1, unit.of(earliest), 0);
      }
      before += trip.seen().timeNanos();
    }
    double end = unit.of(before);
    return new Row(pump, arm, 0, end, 0, earliest < 0 ? end : unit.of(earliest), 0);
  }

  private String excluded() {
    int runs = comparison.excluded().size();
    return runs == 0 ? "none was left out." : "%d don't count and are left out.".formatted(runs);
  }

  /** Every trip by time at risk; a run ends at its trip. */
  PumpTable everyTripAtRisk() {
    Rows rows = rows();
    spells(rows, false);
    return new PumpTable(
        "watchdogRuns",
        "Every watchdog by time at risk, run after run",
        unit.column(),
        rows.columns(Holding.SPELLS),
        Questions.RECURRING_AT_RISK,
        with("Each run began after a power cycle; time after a trip doesn't count."));
  }

  /**
   * Every trip on the clock of the schedule, which runs on after a trip: only so does no trip
   * decide how long its pump is watched.
   */
  PumpTable everyTripInCourse() {
    Rows rows = rows();
    spells(rows, true);
    return new PumpTable(
        "watchdogCourse",
        "Every watchdog in the course of the schedule, run after run",
        unit.column(),
        rows.columns(Holding.SPELLS),
        Questions.RECURRING_IN_COURSE,
        with(
            "The clock runs on after a trip to the planned end of its run, so all pumps are watched"
                + " equally long; a run has at most one trip, so counts vary less than free ones"
                + " would."));
  }

  private void spells(Rows rows, boolean wholeRuns) {
    for (ArmData arm : arms()) {
      byPump(arm)
          .forEach(
              (pump, runs) -> {
                long from = 0;
                for (WatchdogEndpoint.Observed run : runs) {
                  long to = from + Math.max(1, run.timeNanos());
                  rows.add(spell(pump, arm.arm(), from, to, run.event()));
                  long end = wholeRuns ? from + comparison.censoredAtNanos() : to;
                  if (end > to) {
                    rows.add(spell(pump, arm.arm(), to, end, false));
                  }
                  from = Math.max(to, end);
                }
              });
    }
  }

  private Row spell(String pump, String arm, long from, long to, boolean event) {
    return new Row(pump, arm, unit.of(from), unit.of(to), event ? 1 : 0, 0, 0);
  }

  /** Connectivity errors in place of hours; they describe, as backing off is part of a fix. */
  PumpTable errors() {
    Rows rows = rows();
    boolean lowerBound = false;
    for (ArmData arm : arms()) {
      lowerBound |= arm.errorsLowerBound();
      for (Observation pump : arm.pumps()) {
        WatchdogEndpoint.Observed seen = pump.endpoint();
        rows.add(
            Row.timed(
                pump.unit(), arm.arm(), (double) seen.connectivityErrors(), seen.event() ? 1 : 0));
      }
    }
    List<String> remarks =
        new ArrayList<>(
            with(
                "Connectivity errors describe; arms are compared by hours under the same schedule,"
                    + " as backing off is part of a fix."));
    if (lowerBound) {
      remarks.add("Not every attempt could be seen, so errors are lower bounds.");
    }
    return new PumpTable(
        "errors",
        "Connectivity errors to a pump's first watchdog",
        "errors",
        rows.columns(Holding.TIMES),
        List.of(Method.KAPLAN_MEIER_LOG_LOG, Method.NELSON_AALEN),
        remarks);
  }

  private List<String> with(String remark) {
    List<String> all = new ArrayList<>(common);
    all.add(remark);
    return all;
  }
}
