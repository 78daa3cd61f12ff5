package org.pumprig.rig.compare.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.pumprig.rig.compare.recurrent.Spell;
import org.pumprig.rig.compare.stats.KaplanMeier;
import org.pumprig.rig.compare.survival.Sample;

/**
 * The rows of a table in columns; the arrays belong to this object.
 *
 * @param time end of observation, from 0; without elements in a table that has no times
 * @param end 0 for censored, 1 for the event, from 2 on for other ends; without elements likewise
 * @param group index of each row's group
 * @param groups names, in the order in which they are compared: the second against the first
 * @param units each row's unit
 * @param start where each row's spell of observation begins, if rows are spells
 * @param earliest the earliest time at which each row's end can have happened
 * @param value what was measured of each row; infinite: it never came, which is the worst
 */
public record Columns(
    double[] time,
    int[] end,
    int[] group,
    List<String> groups,
    Optional<Units> units,
    Optional<double[]> start,
    Optional<double[]> earliest,
    Optional<double[]> value) {
  /**
   * @param index of each row's unit, from 0
   * @param names of the units
   */
  public record Units(int[] index, List<String> names) {}

  /** Names as people expect them: before, then after; else numbers by size, else by alphabet. */
  public static List<String> inOrder(List<String> names) {
    List<String> sorted = new ArrayList<>(names);
    if (names.stream().allMatch(name -> name.matches("[0-9]{1,15}"))) {
      sorted.sort(Comparator.comparingLong(Long::parseLong));
    } else {
      sorted.sort(Comparator.comparingInt(Columns::rank).thenComparing(Comparator.naturalOrder()));
    }
    return List.copyOf(sorted);
  }

  private static int rank(String name) {
    return name.equalsIgnoreCase("before") ? 0 : 1;
  }

  /** How many rows. */
  public int rows() {
    return group.length;
  }

  /** Whether rows have times and ends, or values alone. */
  public boolean timed() {
    return time.length > 0;
  }

  /** The largest end. */
  public int kinds() {
    return Arrays.stream(end).max().orElse(0);
  }

  /** Whether a row without the event may have had it unseen, from its earliest time on. */
  boolean maybe(int row) {
    return timed() && end[row] == 0 && earliest.isPresent() && earliest.get()[row] < time[row];
  }

  /** Rows that ended so. */
  long count(int group, int end) {
    long count = 0;
    for (int i = 0; i < time.length; i++) {
      count += this.group[i] == group && this.end[i] == end ? 1 : 0;
    }
    return count;
  }

  long size(int group) {
    return Arrays.stream(this.group).filter(each -> each == group).count();
  }

  /** Row numbers of a group, in the order of the table. */
  int[] rowsOf(int wanted) {
    int[] rows = new int[(int) size(wanted)];
    int next = 0;
    for (int i = 0; i < group.length; i++) {
      if (group[i] == wanted) {
        rows[next++] = i;
      }
    }
    return rows;
  }

  /** One group's times to the event; other ends count as censored. */
  Sample sample(int wanted) {
    return sample(rowsOf(wanted), time);
  }

  /** One group's curve. */
  public KaplanMeier curve(int wanted) {
    return sample(wanted).kaplanMeier();
  }

  Sample sample(int[] rows, double[] times) {
    double[] some = new double[rows.length];
    boolean[] event = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      some[i] = times[rows[i]];
      event[i] = end[rows[i]] == 1;
    }
    return Sample.of(some, event);
  }

  /** One group's values, in the order of the table; only where there is a column of them. */
  double[] values(int wanted) {
    double[] all = value.orElseThrow();
    return Arrays.stream(rowsOf(wanted)).mapToDouble(row -> all[row]).toArray();
  }

  /** One group's spells; only where rows are spells of units. */
  public List<Spell> spells(int wanted) {
    double[] from = start.orElseThrow();
    Units unit = units.orElseThrow();
    List<Spell> spells = new ArrayList<>();
    for (int row : rowsOf(wanted)) {
      spells.add(
          new Spell(unit.names().get(unit.index()[row]), from[row], time[row], end[row] == 1));
    }
    return spells;
  }
}
