package org.pumprig.rig.compare.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.pumprig.rig.compare.stats.Interval;
import org.pumprig.rig.compare.stats.KaplanMeier;
import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.rig.compare.stats.Value;
import org.pumprig.rig.compare.survival.CoxFit;
import org.pumprig.rig.compare.survival.CoxResult;
import org.pumprig.rig.compare.survival.Sample;
import org.pumprig.rig.compare.survival.Ties;
import org.pumprig.rig.compare.survival.TwoGroups;
import org.pumprig.rig.compare.survival.WeibullFit;

/** A table with what several methods need of it, each made once. */
final class Context {
  static final double CONFIDENCE = 0.95;

  /** More strata than this would not fit into the memory of a Raspberry Pi. */
  static final int MOST_STRATA = 50_000;

  final Columns columns;
  final OptionalDouble askedTau;
  final Optional<String> constantHazard;
  final boolean sameSchedule;
  private final List<Sample> samples = new ArrayList<>();

  Context(Columns columns, Asked asked) {
    this.columns = columns;
    this.askedTau = asked.tau();
    this.constantHazard = asked.constantHazard();
    this.sameSchedule = asked.sameSchedule();
  }

  int groups() {
    return columns.groups().size();
  }

  String label(int group) {
    return columns.groups().get(group);
  }

  /** The label as sentences say it: a bare number would read like a figure. */
  String name(int group) {
    String label = label(group);
    return label.matches("[0-9.+-]+") ? "group " + label : label;
  }

  String first() {
    return name(0);
  }

  String second() {
    return name(1);
  }

  void needTimes() throws NotComputableException {
    if (!columns.timed()) {
      throw new NotComputableException(
          "the table has values, and no times and ends of observation (--time, --event)");
    }
  }

  void needValues() throws NotComputableException {
    if (columns.value().isEmpty()) {
      throw new NotComputableException(
          "it compares measured values, and no column of them is named (--value)");
    }
  }

  List<Sample> samples() throws NotComputableException {
    needTimes();
    if (columns.start().isPresent()) {
      throw new NotComputableException(
          "rows are spells (--start), not times to a first event; leave --start away for a table"
              + " with one row an observation");
    }
    if (samples.isEmpty()) {
      for (int group = 0; group < groups(); group++) {
        samples.add(columns.sample(group));
      }
    }
    return samples;
  }

  /** Made anew each time: of a long table, one curve at a time fits into memory. */
  KaplanMeier curve(int group) throws NotComputableException {
    return samples().get(group).kaplanMeier();
  }

  void needTwoGroups() throws NotComputableException {
    if (groups() != 2) {
      throw new NotComputableException(
          "it compares two groups, and the table has %d (%s); give a table with two"
              .formatted(groups(), String.join(", ", columns.groups())));
    }
  }

  TwoGroups two() throws NotComputableException {
    needTwoGroups();
    return TwoGroups.of(samples().get(0), samples().get(1));
  }

  TwoGroups twoWithEvents() throws NotComputableException {
    TwoGroups groups = two();
    if (groups.eventsFirst() + groups.eventsSecond() == 0) {
      throw new NotComputableException(
          "there is no event at all; look at the upper bounds of the rates, and test longer or"
              + " harder");
    }
    return groups;
  }

  CoxFit efron() throws NotComputableException {
    if (CoxFit.fit(twoWithEvents(), Ties.EFRON, CONFIDENCE) instanceof CoxResult.Estimated found) {
      return found.fit();
    }
    throw new NotComputableException(
        "the hazard ratio has no estimate here (see cox-efron); look at profile-likelihood");
  }

  Columns.Units units() throws NotComputableException {
    return columns
        .units()
        .orElseThrow(
            () ->
                new NotComputableException("it needs --unit, the column with the serial numbers"));
  }

  /** Both groups within each unit that has rows in both; others can't contribute. */
  TwoGroups strata() throws NotComputableException {
    needTwoGroups();
    twoWithEvents();
    Columns.Units units = units();
    int[][] rows = rowsByUnit(units);
    List<TwoGroups.Stratum> strata = new ArrayList<>();
    for (int[] own : rows) {
      int[] firsts = ofGroup(own, 0);
      int[] seconds = ofGroup(own, 1);
      if (firsts.length > 0 && seconds.length > 0) {
        if (strata.size() == MOST_STRATA) {
          throw new NotComputableException(
              "more than %d units have rows in both groups, too many strata"
                  .formatted(MOST_STRATA));
        }
        strata.add(
            new TwoGroups.Stratum(
                columns.sample(firsts, columns.time()), columns.sample(seconds, columns.time())));
      }
    }
    if (strata.isEmpty()) {
      throw new NotComputableException(
          "no unit has rows in both groups, so nothing can be compared within units");
    }
    return TwoGroups.of(strata);
  }

  private int[][] rowsByUnit(Columns.Units units) {
    int[] sizes = new int[units.names().size()];
    for (int unit : units.index()) {
      sizes[unit]++;
    }
    int[][] rows = new int[sizes.length][];
    Arrays.setAll(rows, unit -> new int[sizes[unit]]);
    for (int row = columns.rows() - 1; row >= 0; row--) {
      int unit = units.index()[row];
      rows[unit][--sizes[unit]] = row;
    }
    return rows;
  }

  private int[] ofGroup(int[] rows, int group) {
    return Arrays.stream(rows).filter(row -> columns.group()[row] == group).toArray();
  }

  /**
   * The Weibull shape of all groups that have events, if it speaks against a constant hazard; then
   * hours of different units are not alike and can't be added up. Of spells it is that of their
   * lengths: a constant hazard has no memory, wherever they begin.
   */
  Optional<Interval> shapeAgainstPooling() {
    try {
      List<Sample> all = columns.start().isPresent() ? lengths(columns.start().get()) : samples();
      List<Sample> eventful = all.stream().filter(s -> s.eventCount() > 0).toList();
      if (eventful.isEmpty()) {
        return Optional.empty();
      }
      Interval shape = WeibullFit.of(eventful).shapeLimits(CONFIDENCE);
      boolean rises = shape.lower() instanceof Value.Finite lower && lower.number() > 1;
      boolean falls = shape.upper() instanceof Value.Finite upper && upper.number() < 1;
      return rises || falls ? Optional.of(shape) : Optional.empty();
    } catch (NotComputableException e) {
      return Optional.empty(); // no fit, so nothing speaks against it but the caution
    }
  }

  private List<Sample> lengths(double[] start) {
    double[] lengths = new double[columns.rows()];
    Arrays.setAll(lengths, row -> columns.time()[row] - start[row]);
    List<Sample> all = new ArrayList<>();
    for (int group = 0; group < groups(); group++) {
      all.add(columns.sample(columns.rowsOf(group), lengths));
    }
    return all;
  }

  /** Whether nobody was watched for less than others: then groups had equal time to fail. */
  boolean equallyWatched() {
    Map<Integer, Double> watched = new TreeMap<>();
    double longest = 0;
    for (int row = 0; row < columns.rows(); row++) {
      if (columns.start().isPresent()) {
        double spell = columns.time()[row] - columns.start().get()[row];
        watched.merge(columns.units().orElseThrow().index()[row], spell, Double::sum);
      } else if (columns.end()[row] == 0) {
        watched.put(row, columns.time()[row]);
      }
      longest = Math.max(longest, columns.time()[row]);
    }
    double most = columns.start().isPresent() ? 0 : longest;
    for (double each : watched.values()) {
      most = Math.max(most, each);
    }
    double least = most * (1 - 1e-9);
    return watched.values().stream().allMatch(each -> each >= least);
  }

  /** Up to when means are taken: as asked, or as long as all groups are followed. */
  double tau() throws NotComputableException {
    double tau = Double.MAX_VALUE;
    double longest = 0;
    for (Sample sample : samples()) {
      tau = sample.endsAtZero() ? tau : Math.min(tau, sample.lastEnd());
      longest = Math.max(longest, sample.lastEnd());
    }
    double found = askedTau.orElse(Math.min(tau, longest));
    if (!(found > 0)) {
      throw new NotComputableException("all times are 0; there is no time to take a mean of");
    }
    return found;
  }
}
