package org.pumprig.rig.compare.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.pumprig.rig.compare.planning.MissionRun;
import org.pumprig.rig.judge.RunEnd;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.plan.Claim;
import org.pumprig.rig.plan.Plan;

/**
 * One arm's pumps, each once: failed if any of its runs failed, else observed as long as its
 * shortest run. A run counts only with the whole fault exposure, or up to its failure.
 *
 * @param pumps by serial number
 * @param unknown pumps of which a run is not known, with the first reason
 */
record Failures(List<MissionRun> pumps, Map<String, String> unknown) {
  private static final double NANOS_PER_HOUR = 3.6e12;

  static Failures of(Plan plan, Claim claim, String arm, List<RunVerdict> runs) {
    Map<String, MissionRun> pumps = new TreeMap<>();
    Map<String, String> unknown = new TreeMap<>();
    for (RunVerdict run : runs) {
      if (!run.arm().equals(arm)) {
        continue;
      }
      switch (RunEnd.of(plan, run.facts())) {
        case RunEnd.Known.No no -> unknown.putIfAbsent(run.unit(), no.reason());
        case RunEnd.Known.Yes(RunEnd end) -> {
          boolean failed = end.way().filter(claim.failing()::contains).isPresent();
          double hours = Math.max(1, end.timeNanos()) / NANOS_PER_HOUR;
          pumps.merge(run.unit(), new MissionRun(run.unit(), hours, failed), Failures::worse);
        }
      }
    }
    var failed = new TreeSet<String>();
    pumps.values().stream().filter(MissionRun::failed).forEach(pump -> failed.add(pump.unit()));
    unknown.keySet().removeAll(failed);
    pumps.keySet().removeAll(unknown.keySet());
    return new Failures(new ArrayList<>(pumps.values()), unknown);
  }

  private static MissionRun worse(MissionRun a, MissionRun b) {
    if (a.failed() != b.failed()) {
      return a.failed() ? a : b;
    }
    return a.hours() <= b.hours() ? a : b;
  }

  long failed() {
    return pumps.stream().filter(MissionRun::failed).count();
  }
}
