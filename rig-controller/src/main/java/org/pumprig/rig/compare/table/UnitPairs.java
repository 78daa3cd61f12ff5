package org.pumprig.rig.compare.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pumprig.rig.compare.stats.NotComputableException;

/**
 * Units with one row in each of two groups.
 *
 * @param pairs one a unit, in the order of the units
 * @param leftOut units that have a row in one group only
 */
record UnitPairs(List<Rows> pairs, int leftOut) {
  static final String CAUTION =
      "The same units are in both groups, and this takes the groups as independent; look at the"
          + " methods within units (mcnemar, exact-within-units).";

  /** A unit's row numbers in the first and in the second group. */
  record Rows(int first, int second) {}

  static UnitPairs of(Context table) throws NotComputableException {
    int[][] rows = rows(table.columns, table.units());
    List<Rows> pairs = new ArrayList<>();
    int alone = 0;
    for (int unit = 0; unit < rows[0].length; unit++) {
      int first = rows[0][unit];
      int second = rows[1][unit];
      if (first == SEVERAL || second == SEVERAL) {
        throw new NotComputableException(
            "unit %s has several rows in one group, and a pair needs one in each"
                .formatted(table.units().names().get(unit)));
      }
      if (first != NONE && second != NONE) {
        pairs.add(new Rows(first, second));
      } else if (first != second) {
        alone++;
      }
    }
    if (pairs.isEmpty()) {
      throw new NotComputableException(
          "no unit has rows in both groups, so nothing can be compared within units");
    }
    return new UnitPairs(List.copyOf(pairs), alone);
  }

  private static final int NONE = -1;
  private static final int SEVERAL = -2;

  /** Whether any unit has rows in two groups or more. */
  static boolean shared(Columns columns) {
    if (columns.units().isEmpty()) {
      return false;
    }
    int[][] rows = rows(columns, columns.units().get());
    for (int unit = 0; unit < rows[0].length; unit++) {
      int in = 0;
      for (int[] group : rows) {
        in += group[unit] == NONE ? 0 : 1;
      }
      if (in > 1) {
        return true;
      }
    }
    return false;
  }

  /** Whether any unit has several rows in one group. */
  static boolean several(Columns columns) {
    if (columns.units().isEmpty()) {
      return false;
    }
    return Arrays.stream(rows(columns, columns.units().get()))
        .anyMatch(group -> Arrays.stream(group).anyMatch(row -> row == SEVERAL));
  }

  private static int[][] rows(Columns columns, Columns.Units units) {
    int[][] rows = new int[columns.groups().size()][units.names().size()];
    for (int[] each : rows) {
      Arrays.fill(each, NONE);
    }
    for (int row = 0; row < columns.rows(); row++) {
      int[] own = rows[columns.group()[row]];
      int unit = units.index()[row];
      own[unit] = own[unit] == NONE ? row : SEVERAL;
    }
    return rows;
  }
}
