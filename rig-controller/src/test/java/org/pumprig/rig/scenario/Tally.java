package org.pumprig.rig.scenario;

import java.util.Map;
import java.util.TreeMap;
import org.pumprig.rig.judge.Verdict;

/** What the scenarios came to: a test that met no crash and no trip would have shown nothing. */
final class Tally {
  int scenarios;
  int died;
  int aborted;
  int untroubled;
  int recovered;
  int trips;
  int looks;
  long records;
  final Map<String, Integer> verdicts = new TreeMap<>();

  void count(Scenario scenario) {
    scenarios++;
    died += scenario.died() ? 1 : 0;
    aborted += scenario.troubles.abortNanos() >= 0 && scenario.over() ? 1 : 0;
    untroubled += scenario.troubles.none() ? 1 : 0;
    trips += scenario.trips().size();
    looks += scenario.looks();
  }

  void verdict(String arm, Verdict verdict, boolean tripped) {
    verdicts.merge(arm + " " + verdict + (tripped ? " tripped" : ""), 1, Integer::sum);
  }

  @Override
  public String toString() {
    return "%d scenarios, %d untroubled, %d died, %d aborted, %d runs recovered, %d trips, %d looks at benches, %d records read; untroubled verdicts %s"
        .formatted(
            scenarios, untroubled, died, aborted, recovered, trips, looks, records, verdicts);
  }
}
