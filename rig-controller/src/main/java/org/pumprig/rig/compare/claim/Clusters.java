package org.pumprig.rig.compare.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.pumprig.rig.judge.FaultFacts;
import org.pumprig.rig.judge.RunVerdict;

/**
 * Units that met one and the same fault at one time, as on a gateway that they share, and units
 * tied to those: seen in the journals, by faults whose target is not the unit.
 *
 * @param units each unit's cluster, named by its first unit
 * @param shared what they share, in order of name
 */
public record Clusters(Map<String, String> units, List<String> shared) {
  /** Copies both. */
  public Clusters {
    units = java.util.Collections.unmodifiableMap(new TreeMap<>(units));
    shared = List.copyOf(shared);
  }

  static Clusters of(List<RunVerdict> runs) {
    Map<String, String> root = new TreeMap<>();
    runs.forEach(run -> root.putIfAbsent(run.unit(), run.unit()));
    Map<String, String> first = new TreeMap<>();
    var shared = new TreeSet<String>();
    for (RunVerdict run : runs) {
      for (FaultFacts fault : run.facts().faults()) {
        if (fault.requestedNanos().isEmpty() || fault.target().equals(run.unit())) {
          continue;
        }
        String event = run.campaignId() + '\n' + run.slot() + '\n' + fault.target();
        String other = first.putIfAbsent(event, run.unit());
        if (other != null && !other.equals(run.unit())) {
          shared.add(fault.target());
          join(root, other, run.unit());
        }
      }
    }
    Map<String, String> units = new TreeMap<>();
    root.keySet().forEach(unit -> units.put(unit, find(root, unit)));
    return new Clusters(units, new ArrayList<>(shared));
  }

  private static void join(Map<String, String> root, String a, String b) {
    String one = find(root, a);
    String other = find(root, b);
    if (one.compareTo(other) < 0) {
      root.put(other, one);
    } else {
      root.put(one, other);
    }
  }

  private static String find(Map<String, String> root, String unit) {
    String at = unit;
    String up = root.getOrDefault(at, at);
    while (!up.equals(at)) {
      at = up;
      up = root.getOrDefault(at, at);
    }
    return at;
  }

  /** How many clusters. */
  public int count() {
    return (int) units.values().stream().distinct().count();
  }

  /** Whether any two units share a fault. */
  public boolean tied() {
    return count() < units.size();
  }

  String of(String unit) {
    return units.getOrDefault(unit, unit);
  }
}
