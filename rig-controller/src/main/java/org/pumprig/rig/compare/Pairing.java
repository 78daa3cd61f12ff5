package org.pumprig.rig.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.pumprig.rig.compare.claim.UnitTrip;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.judge.WatchdogEndpoint;
import org.pumprig.rig.plan.Comparison;
import org.pumprig.rig.plan.Plan;

/**
 * Which runs count: those whose endpoint is known and whose partner's is too, the same unit in the
 * other arm of the same replicate. Dropping half a pair would make the arms different in units.
 * Where each unit stays in one arm no run has a partner, and each counts by itself.
 *
 * @param better runs of the arm that is claimed to be better
 * @param than runs of the other
 * @param excluded all others of these arms, with the reason
 */
record Pairing(List<Observation> better, List<Observation> than, List<Excluded> excluded) {
  static Pairing of(Plan plan, Comparison comparison, List<RunVerdict> sorted) {
    var excluded = new ArrayList<Excluded>();
    Map<UnitTrip.Key, Observation> better = usable(plan, comparison.better(), sorted, excluded);
    Map<UnitTrip.Key, Observation> than = usable(plan, comparison.than(), sorted, excluded);
    if (plan.order().comparesWithinUnits()) {
      var both = new TreeSet<>(better.keySet());
      both.retainAll(than.keySet());
      single(better, both, comparison.than(), excluded);
      single(than, both, comparison.better(), excluded);
      better.keySet().retainAll(both);
      than.keySet().retainAll(both);
    }
    excluded.sort(Comparator.comparing(Excluded::runId).thenComparing(Excluded::arm));
    return new Pairing(List.copyOf(better.values()), List.copyOf(than.values()), excluded);
  }

  private static Map<UnitTrip.Key, Observation> usable(
      Plan plan, String arm, List<RunVerdict> sorted, List<Excluded> excluded) {
    var found = new TreeMap<UnitTrip.Key, Observation>();
    for (RunVerdict run : sorted) {
      if (!run.arm().equals(arm)) {
        continue;
      }
      switch (WatchdogEndpoint.of(plan, run.facts())) {
        case WatchdogEndpoint.Unusable unusable -> excluded.add(exclude(run, unusable.reason()));
        case WatchdogEndpoint.Between between -> excluded.add(exclude(run, between.reason()));
        case WatchdogEndpoint.Observed observed -> {
          var observation =
              new Observation(
                  run.runId(), run.campaignId(), run.unit(), arm, run.replicate(), observed);
          Observation twin = found.putIfAbsent(observation.pair(), observation);
          if (twin != null) {
            excluded.add(
                exclude(run, "Run " + twin.runId() + " is of the same arm, unit and replicate."));
          }
        }
      }
    }
    return found;
  }

  private static void single(
      Map<UnitTrip.Key, Observation> arm,
      TreeSet<UnitTrip.Key> both,
      String other,
      List<Excluded> excluded) {
    arm.forEach(
        (key, run) -> {
          if (!both.contains(key)) {
            excluded.add(
                new Excluded(
                    run.runId(),
                    run.unit(),
                    run.arm(),
                    "Its unit has no run that counts in arm %s of replicate %d."
                        .formatted(other, key.replicate())));
          }
        });
  }

  private static Excluded exclude(RunVerdict run, String reason) {
    return new Excluded(run.runId(), run.unit(), run.arm(), reason);
  }
}
