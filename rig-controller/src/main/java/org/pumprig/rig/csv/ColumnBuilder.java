package org.pumprig.rig.csv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pumprig.rig.compare.table.Columns;

/** Grows columns row by row. */
final class ColumnBuilder {
  private double[] time = new double[1024];
  private int[] end = new int[1024];
  private int[] group = new int[1024];
  private int[] unit = new int[1024];
  private double[] start = new double[1024];
  private double[] earliest = new double[1024];
  private double[] value = new double[1024];
  private final Map<String, Integer> groups = new HashMap<>();
  private final Map<String, Integer> units = new HashMap<>();
  private final List<String> groupNames = new ArrayList<>();
  private final List<String> unitNames = new ArrayList<>();
  private final ColumnNames names;
  private int rows;

  ColumnBuilder(ColumnNames names) {
    this.names = names;
  }

  int rows() {
    return rows;
  }

  int groups() {
    return groupNames.size();
  }

  /** All groups so far, in the order of their first rows. */
  String groupsSaid() {
    return String.join(", ", groupNames);
  }

  boolean knowsGroup(String name) {
    return groups.containsKey(name);
  }

  /** What a row holds; 0 or empty in columns that aren't read. */
  record Row(
      double time,
      int end,
      String group,
      String unit,
      double start,
      double earliest,
      double value) {}

  void add(Row row) {
    if (rows == group.length) {
      grow(rows * 2);
    }
    group[rows] = index(groups, groupNames, row.group());
    if (names.time().isPresent()) {
      time[rows] = row.time();
      end[rows] = row.end();
    }
    if (names.unit().isPresent()) {
      unit[rows] = index(units, unitNames, row.unit());
    }
    if (names.start().isPresent()) {
      start[rows] = row.start();
    }
    if (names.earliest().isPresent()) {
      earliest[rows] = row.earliest();
    }
    if (names.value().isPresent()) {
      value[rows] = row.value();
    }
    rows++;
  }

  private static int index(Map<String, Integer> known, List<String> names, String name) {
    Integer index = known.get(name);
    if (index == null) {
      index = names.size();
      known.put(name, index);
      names.add(name);
    }
    return index;
  }

  private void grow(int size) {
    group = Arrays.copyOf(group, size);
    time = Arrays.copyOf(time, names.time().isPresent() ? size : 0);
    end = Arrays.copyOf(end, names.time().isPresent() ? size : 0);
    unit = Arrays.copyOf(unit, names.unit().isPresent() ? size : 0);
    start = Arrays.copyOf(start, names.start().isPresent() ? size : 0);
    earliest = Arrays.copyOf(earliest, names.earliest().isPresent() ? size : 0);
    value = Arrays.copyOf(value, names.value().isPresent() ? size : 0);
  }

  Columns columns() {
    List<String> order = new ArrayList<>(Columns.inOrder(groupNames));
    names
        .against()
        .ifPresent(
            first -> {
              order.remove(first);
              order.addFirst(first);
            });
    int[] place = groupNames.stream().mapToInt(order::indexOf).toArray();
    int[] ordered = new int[rows];
    Arrays.setAll(ordered, row -> place[group[row]]);
    return new Columns(
        Arrays.copyOf(time, names.time().isPresent() ? rows : 0),
        Arrays.copyOf(end, names.time().isPresent() ? rows : 0),
        ordered,
        List.copyOf(order),
        names.unit().map(any -> new Columns.Units(Arrays.copyOf(unit, rows), unitNames)),
        names.start().map(any -> Arrays.copyOf(start, rows)),
        names.earliest().map(any -> Arrays.copyOf(earliest, rows)),
        names.value().map(any -> Arrays.copyOf(value, rows)));
  }
}
