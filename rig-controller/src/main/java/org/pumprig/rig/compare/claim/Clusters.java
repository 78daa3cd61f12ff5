package org.pumprig.rig.compare.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.pumprig.fault.FaultSpec;
import org.pumprig.rig.judge.FaultFacts;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.plan.Target;

/**
 * Units that met one and the same fault at one time, as on a gateway, an access point or a switch
 * that they share, and units tied to those: seen in the journals, by a fault's shared id in the
 * runs of one slot.
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

  /** What runs of any arms and campaigns show. */
  public static Clusters of(List<RunVerdict> runs) {
    Map<String, String> root = new TreeMap<>();
    runs.forEach(run -> root.putIfAbsent(run.unit(), run.unit()));
    Map<String, String> first = new TreeMap<>();
    var shared = new TreeSet<String>();
    for (RunVerdict run : runs) {
      for (FaultFacts fault : run.facts().faults()) {
        if (fault.shared().isEmpty() || fault.requestedNanos().isEmpty()) {
          continue;
        }
        FaultSpec.Shared met = fault.shared().get();
        String event = run.campaignId() + '\n' + run.slot() + '\n' + met.id();
        String other = first.putIfAbsent(event, run.unit());
        if (other != null && !other.equals(run.unit())) {
          shared.add(met.thing());
          join(root, other, run.unit());
        }
      }
    }
    return of(root, shared);
  }

  private static Clusters of(Map<String, String> root, TreeSet<String> shared) {
    Map<String, String> units = new TreeMap<>();
    root.keySet().forEach(unit -> units.put(unit, find(root, unit)));
    return new Clusters(units, new ArrayList<>(shared));
  }

  /** What a plan's faults will tie, if all happens as planned. */
  public static Clusters planned(List<String> units, List<Target.Shared> met) {
    Map<String, String> root = new TreeMap<>();
    units.forEach(unit -> root.put(unit, unit));
    var shared = new TreeSet<String>();
    for (Target.Shared fault : met) {
      List<String> reached = units.stream().filter(fault::reaches).toList();
      if (reached.size() > 1) {
        shared.add(fault.thing());
        reached.forEach(unit -> join(root, reached.getFirst(), unit));
      }
    }
    return of(root, shared);
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

  /** Units of each cluster, in order of name. */
  public List<List<String>> groups() {
    Map<String, List<String>> groups = new TreeMap<>();
    units.forEach((unit, name) -> groups.computeIfAbsent(name, _ -> new ArrayList<>()).add(unit));
    return groups.values().stream().map(List::copyOf).toList();
  }

  /** One sentence for people; empty if nothing ties any two units. */
  public Optional<String> told() {
    return tied()
        ? Optional.of(
            "%s are tied by shared faults (%s) and form %s: %s."
                .formatted(
                    Say.count(units.size(), "unit", "units"),
                    String.join(", ", shared),
                    Say.count(count(), "cluster", "clusters"),
                    groups().stream()
                        .map(group -> String.join(" + ", group))
                        .collect(Collectors.joining("; "))))
        : Optional.empty();
  }

  String of(String unit) {
    return units.getOrDefault(unit, unit);
  }
}
