package org.pumprig.rig.compare.pumps;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.pumprig.rig.compare.claim.Partners;
import org.pumprig.rig.compare.pumps.Rows.Holding;
import org.pumprig.rig.compare.pumps.Rows.Row;
import org.pumprig.rig.compare.table.Method;
import org.pumprig.rig.judge.RunEnd;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.plan.Claim;
import org.pumprig.rig.plan.Comparison;
import org.pumprig.rig.plan.Plan;

/** Which of several ends a pump came to first: its runs one after the other, up to that end. */
final class EndTable {

  private EndTable() {}

  /** Pumps whose every run is known in all their arms; empty if there is none. */
  static Optional<PumpTable> of(
      Plan plan, Comparison arms, List<RunVerdict> runs, TimeUnit unit, List<String> common) {
    var unknown = new TreeSet<String>();
    Map<String, Row> than = arm(plan, arms.than(), runs, unit, unknown);
    Map<String, Row> better = arm(plan, arms.better(), runs, unit, unknown);
    var rows = new Rows(arms.than(), arms.better());
    than.keySet().removeAll(unknown);
    better.keySet().removeAll(unknown);
    Partners.keep(plan, than, better);
    than.values().forEach(rows::add);
    better.values().forEach(rows::add);
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    List<String> remarks = new ArrayList<>(common);
    remarks.add(
        "Ends: 1 watchdog, 2 another stop (too little delivered), 3 link lost for good, 0 none.");
    if (!unknown.isEmpty()) {
      remarks.add(
          "Left out, as the rig could not see every end: " + String.join(", ", unknown) + ".");
    }
    return Optional.of(
        new PumpTable(
            "ends",
            "Time at risk to a pump's first end of any kind",
            unit.column(),
            rows.columns(Holding.TIMES),
            List.of(Method.AALEN_JOHANSEN),
            remarks));
  }

  private static Map<String, Row> arm(
      Plan plan, String arm, List<RunVerdict> runs, TimeUnit unit, Set<String> unknown) {
    Map<String, Row> pumps = new TreeMap<>();
    for (RunVerdict run : runs) {
      if (!run.arm().equals(arm)) {
        continue;
      }
      switch (RunEnd.of(plan, run.facts())) {
        case RunEnd.Known.No _ -> unknown.add(run.unit());
        case RunEnd.Known.Yes(RunEnd end) -> {
          int code = end.way().map(EndTable::code).orElse(0);
          pumps.merge(
              run.unit(),
              Row.timed(run.unit(), arm, unit.of(end.timeNanos()), code),
              EndTable::then);
        }
      }
    }
    return pumps;
  }

  private static int code(Claim.Failing way) {
    return switch (way) {
      case WATCHDOG -> 1;
      case OTHER_STOP -> 2;
      case LINK_LOST -> 3;
    };
  }

  private static Row then(Row first, Row next) {
    return first.end() > 0
        ? first
        : Row.timed(first.unit(), first.arm(), first.time() + next.time(), next.end());
  }
}
