package org.pumprig.rig.compare.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Both arms' subjects, gathered by unit. */
record Strata(Map<String, Pair> byUnit) {
  /** One unit's subjects in both arms. */
  record Pair(List<Subject> before, List<Subject> after) {}

  static Strata of(List<Subject> before, List<Subject> after) {
    Map<String, Pair> byUnit = new TreeMap<>();
    before.forEach(subject -> at(byUnit, subject).before().add(subject));
    after.forEach(subject -> at(byUnit, subject).after().add(subject));
    return new Strata(byUnit);
  }

  private static Pair at(Map<String, Pair> byUnit, Subject subject) {
    return byUnit.computeIfAbsent(
        subject.unit(), unit -> new Pair(new ArrayList<>(), new ArrayList<>()));
  }
}
