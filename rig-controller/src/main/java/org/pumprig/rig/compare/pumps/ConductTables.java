package org.pumprig.rig.compare.pumps;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.pumprig.rig.compare.claim.Partners;
import org.pumprig.rig.compare.claim.PumpConduct;
import org.pumprig.rig.compare.pumps.Rows.Holding;
import org.pumprig.rig.compare.pumps.Rows.Row;
import org.pumprig.rig.event.Phase;
import org.pumprig.rig.judge.ConductEndpoint;
import org.pumprig.rig.judge.RunFacts;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.plan.Claim.Conduct;
import org.pumprig.rig.plan.Comparison;
import org.pumprig.rig.plan.Plan;

/** How pumps behaved besides: one value a pump, the mean of its runs. */
final class ConductTables {
  private static final double NANOS_PER_SECOND = 1e9;

  private final Plan plan;
  private final Comparison arms;
  private final List<RunVerdict> runs;
  private final TimeUnit unit;
  private final List<String> common;

  ConductTables(
      Plan plan, Comparison arms, List<RunVerdict> runs, TimeUnit unit, List<String> common) {
    this.plan = plan;
    this.arms = arms;
    this.runs = runs;
    this.unit = unit;
    this.common = common;
  }

  /** The table of one endpoint; empty where no pump's is known. */
  Optional<PumpTable> of(Conduct conduct) {
    Map<String, PumpConduct> than = PumpConduct.of(plan, conduct, arms.than(), runs);
    Map<String, PumpConduct> better = PumpConduct.of(plan, conduct, arms.better(), runs);
    if (!conduct.ofTripsOnly()) {
      Partners.keep(plan, than, better);
    }
    var rows = new Rows(arms.than(), arms.better());
    add(rows, conduct, arms.than(), than);
    add(rows, conduct, arms.better(), better);
    return rows.isEmpty() ? Optional.empty() : Optional.of(table(conduct, rows));
  }

  private PumpTable table(Conduct conduct, Rows rows) {
    return switch (conduct) {
      case ALARMS ->
          new PumpTable(
              "alarms",
              "Time to a pump's first alarm besides the watchdog's own",
              unit.column(),
              rows.columns(Holding.TIMES),
              Questions.COUNTED,
              common);
      case THERAPY_DEVIATIONS ->
          new PumpTable(
              "therapyDeviations",
              "Time to a pump's first deviation of the therapy",
              unit.column(),
              rows.columns(Holding.TIMES),
              Questions.COUNTED,
              common);
      case RECONNECTION ->
          new PumpTable(
              "reconnection",
              "Seconds from the end of the faults to the first exchange of messages",
              "seconds",
              rows.columns(Holding.TIMES_AND_VALUES),
              Questions.RECOVERY,
              with(
                  "Ends: 1 reconnected, 2 the watchdog tripped first, 0 not until the check phase."
                      + " As a value, the last two are 'never', the worst of all."));
      case ALARM_LATENCY ->
          values(
              "alarmLatency",
              "Seconds from the watchdog to the nurse call, of pumps that tripped",
              "seconds",
              rows);
      case STOP_LATENCY ->
          values(
              "stopLatency",
              "Seconds from the watchdog to the stop of the fluid, of pumps that tripped",
              "seconds",
              rows);
      case SCREEN_LATENCY ->
          values(
              "screenLatency",
              "Seconds from the watchdog to its code on the screen, of pumps that tripped",
              "seconds",
              rows);
      case FLOW_ACCURACY ->
          values(
              "flowAccuracy",
              "Share by which the delivered volume missed the programmed one",
              "share",
              rows);
      case MESSAGE_COMPLETENESS ->
          values(
              "messageCompleteness",
              "Share of the pump's messages that were not acknowledged",
              "share",
              rows);
    };
  }

  private PumpTable values(String name, String title, String measure, Rows rows) {
    return new PumpTable(
        name, title, measure, rows.columns(Holding.VALUES), Questions.VALUES, common);
  }

  private void add(Rows rows, Conduct conduct, String arm, Map<String, PumpConduct> pumps) {
    Map<String, Row> lost = conduct == Conduct.RECONNECTION ? lost(arm) : new TreeMap<>();
    pumps.forEach(
        (serial, pump) ->
            rows.add(
                switch (conduct) {
                  case ALARMS, THERAPY_DEVIATIONS ->
                      Row.timed(serial, arm, unit.of(pump.atRiskNanos()), pump.hit() ? 1 : 0);
                  case RECONNECTION -> {
                    double seconds = pump.value() / NANOS_PER_SECOND;
                    Row never = lost.get(serial);
                    yield never != null
                        ? never
                        : new Row(serial, arm, 0, seconds, 1, seconds, seconds);
                  }
                  case ALARM_LATENCY, STOP_LATENCY, SCREEN_LATENCY ->
                      Row.valued(serial, arm, pump.value() / NANOS_PER_SECOND);
                  case FLOW_ACCURACY, MESSAGE_COMPLETENESS -> Row.valued(serial, arm, pump.value());
                }));
  }

  /** Pumps that did not reconnect, each by its first run in which it didn't. */
  private Map<String, Row> lost(String arm) {
    Map<String, Row> lost = new TreeMap<>();
    for (RunVerdict run : runs) {
      if (run.arm().equals(arm)
          && ConductEndpoint.of(plan, Conduct.RECONNECTION, run.facts())
              instanceof ConductEndpoint.Lasted lasted
          && lasted.nanos().isEmpty()) {
        lost.putIfAbsent(run.unit(), lost(run.unit(), arm, run.facts()));
      }
    }
    return lost;
  }

  private Row lost(String serial, String arm, RunFacts facts) {
    long from = facts.course().entered(Phase.RECOVER).orElse(plan.phases().stressEndNanos());
    long check = facts.course().entered(Phase.CHECK).orElse(from + plan.phases().recoverNanos());
    Optional<Long> trip = facts.trip().map(RunFacts.CodeSeen::atNanos).filter(at -> at <= check);
    double seconds = Math.max(0, trip.orElse(check) - from) / NANOS_PER_SECOND;
    return new Row(
        serial, arm, 0, seconds, trip.isPresent() ? 2 : 0, seconds, Double.POSITIVE_INFINITY);
  }

  private List<String> with(String remark) {
    List<String> all = new ArrayList<>(common);
    all.add(remark);
    return all;
  }
}
