package org.pumprig.rig.compare.survival;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.pumprig.rig.compare.stats.Subject;

/**
 * Two groups to be compared, in one or several strata; ratios and differences are those of the
 * second group against the first.
 */
public final class TwoGroups {
  /** Both groups within one stratum; either may be empty. */
  public record Stratum(Sample first, Sample second) {}

  private final List<Stratum> strata;
  private final List<RiskTable> tables;

  private TwoGroups(List<Stratum> strata) {
    this.strata = List.copyOf(strata);
    this.tables = strata.stream().map(s -> RiskTable.of(s.first(), s.second())).toList();
  }

  /** All of one group against all of the other. */
  public static TwoGroups of(Sample first, Sample second) {
    return new TwoGroups(List.of(new Stratum(first, second)));
  }

  /** Compared within each stratum only. */
  public static TwoGroups of(List<Stratum> strata) {
    return new TwoGroups(strata);
  }

  /** Compared within each unit only. */
  public static TwoGroups byUnit(List<Subject> first, List<Subject> second) {
    Map<String, List<List<Subject>>> units = new TreeMap<>();
    first.forEach(subject -> at(units, subject).get(0).add(subject));
    second.forEach(subject -> at(units, subject).get(1).add(subject));
    return new TwoGroups(
        units.values().stream()
            .map(unit -> new Stratum(Sample.of(unit.get(0)), Sample.of(unit.get(1))))
            .toList());
  }

  private static List<List<Subject>> at(Map<String, List<List<Subject>>> units, Subject subject) {
    return units.computeIfAbsent(
        subject.unit(), unit -> List.of(new ArrayList<>(), new ArrayList<>()));
  }

  /** The strata, at least one. */
  public List<Stratum> strata() {
    return strata;
  }

  /** Observations of the first group. */
  public int sizeFirst() {
    return strata.stream().mapToInt(stratum -> stratum.first().size()).sum();
  }

  /** Observations of the second group. */
  public int sizeSecond() {
    return strata.stream().mapToInt(stratum -> stratum.second().size()).sum();
  }

  /** Events of the first group. */
  public int eventsFirst() {
    return strata.stream().mapToInt(stratum -> stratum.first().eventCount()).sum();
  }

  /** Events of the second group. */
  public int eventsSecond() {
    return strata.stream().mapToInt(stratum -> stratum.second().eventCount()).sum();
  }

  /** The same with events and censoring exchanged, to compare the censoring. */
  public TwoGroups reversed() {
    return new TwoGroups(
        strata.stream()
            .map(s -> new Stratum(s.first().reversed(), s.second().reversed()))
            .toList());
  }

  /** All observations of both groups and all strata. */
  public Sample pooled() {
    return Sample.pooled(
        strata.stream().flatMap(stratum -> Stream.of(stratum.first(), stratum.second())).toList());
  }

  List<RiskTable> tables() {
    return tables;
  }
}
