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

  boolean knowsGroup(String name) {
    return groups.containsKey(name);
  }

  void add(double time, int end, String group, String unit, double start, double earliest) {
    if (rows == this.time.length) {
      grow(rows * 2);
    }
    this.time[rows] = time;
    this.end[rows] = end;
    this.group[rows] = index(groups, groupNames, group);
    if (names.unit().isPresent()) {
      this.unit[rows] = index(units, unitNames, unit);
    }
    if (names.start().isPresent()) {
      this.start[rows] = start;
    }
    if (names.earliest().isPresent()) {
      this.earliest[rows] = earliest;
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
    time = Arrays.copyOf(time, size);
    end = Arrays.copyOf(end, size);
    group = Arrays.copyOf(group, size);
    unit = Arrays.copyOf(unit, names.unit().isPresent() ? size : 0);
    start = Arrays.copyOf(start, names.start().isPresent() ? size : 0);
    earliest = Arrays.copyOf(earliest, names.earliest().isPresent() ? size : 0);
  }

  Columns columns() {
    List<String> order = Columns.inOrder(groupNames);
    int[] place = groupNames.stream().mapToInt(order::indexOf).toArray();
    int[] ordered = new int[rows];
    Arrays.setAll(ordered, row -> place[group[row]]);
    return new Columns(
        Arrays.copyOf(time, rows),
        Arrays.copyOf(end, rows),
        ordered,
        order,
        names.unit().map(any -> new Columns.Units(Arrays.copyOf(unit, rows), unitNames)),
        names.start().map(any -> Arrays.copyOf(start, rows)),
        names.earliest().map(any -> Arrays.copyOf(earliest, rows)));
  }
}
