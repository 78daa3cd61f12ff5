package org.pumprig.rig.compare.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.pumprig.rig.compare.planning.MissionRun;
import org.pumprig.rig.compare.stats.BoundedMean;
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
          double hours = Math.max(PumpArms.LEAST_NANOS, end.timeNanos()) / NANOS_PER_HOUR;
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

  /**
   * Clusters in place of pumps, for the new firmware: one fails as soon as any of its pumps does. A
   * pump is no likelier to fail than its cluster, and clusters are independent, so a bound of
   * theirs holds for pumps.
   */
  Failures failingIfAny(Clusters clusters) {
    Map<String, MissionRun> worst = new TreeMap<>();
    for (MissionRun pump : pumps) {
      String name = clusters.of(pump.unit());
      worst.merge(name, new MissionRun(name, pump.hours(), pump.failed()), Failures::worse);
    }
    Map<String, String> open = new TreeMap<>();
    unknown.forEach((unit, reason) -> open.putIfAbsent(clusters.of(unit), reason));
    worst.values().stream().filter(MissionRun::failed).forEach(one -> open.remove(one.unit()));
    worst.keySet().removeAll(open.keySet());
    return new Failures(new ArrayList<>(worst.values()), open);
  }

  /**
   * The share of each cluster's pumps that failed; one whose end is not known counts as not
   * failing. Clusters are independent, whatever ties the pumps of each.
   */
  BoundedMean failedByCluster(Clusters clusters) {
    return byCluster(clusters, MissionRun::failed, true);
  }

  /** The share of each cluster's known pumps that completed a mission of so many hours. */
  BoundedMean completedByCluster(Clusters clusters, double hours) {
    return byCluster(clusters, pump -> pump.hours() >= hours, false);
  }

  private BoundedMean byCluster(Clusters clusters, Predicate<MissionRun> hit, boolean withUnknown) {
    Map<String, int[]> counts = new TreeMap<>();
    for (MissionRun pump : pumps) {
      int[] count = counts.computeIfAbsent(clusters.of(pump.unit()), _ -> new int[2]);
      count[0] += hit.test(pump) ? 1 : 0;
      count[1]++;
    }
    if (withUnknown) {
      unknown
          .keySet()
          .forEach(unit -> counts.computeIfAbsent(clusters.of(unit), _ -> new int[2])[1]++);
    }
    return new BoundedMean(
        counts.values().stream().mapToDouble(count -> (double) count[0] / count[1]).toArray());
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
