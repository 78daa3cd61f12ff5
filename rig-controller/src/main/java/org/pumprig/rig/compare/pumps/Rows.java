package org.pumprig.rig.compare.pumps;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.pumprig.rig.compare.table.Columns;

/** Collects rows of two arms; an arm without rows is no group. */
final class Rows {
  /**
   * One row.
   *
   * @param unit serial number
   * @param arm its arm
   * @param start where a spell begins
   * @param time its end, or the end of observation
   * @param end 0 none, 1 the event, 2 and 3 others
   * @param earliest when the end can have come first
   * @param value what was measured; infinite: it never came
   */
  record Row(
      String unit, String arm, double start, double time, int end, double earliest, double value) {
    static Row timed(String unit, String arm, double time, int end) {
      return new Row(unit, arm, 0, time, end, time, 0);
    }

    static Row valued(String unit, String arm, double value) {
      return new Row(unit, arm, 0, 0, 0, 0, value);
    }
  }

  /** What rows hold besides unit and arm. */
  enum Holding {
    TIMES,
    TIMES_WITH_EARLIEST,
    SPELLS,
    VALUES,
    TIMES_AND_VALUES
  }

  private final List<String> arms;
  private final List<Row> rows = new ArrayList<>();

  /**
   * @param than the arm to compare with
   * @param better the arm that is claimed to be better
   */
  Rows(String than, String better) {
    this.arms = List.of(than, better);
  }

  void add(Row row) {
    rows.add(row);
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  Columns columns(Holding holding) {
    List<String> groups =
        arms.stream().filter(arm -> rows.stream().anyMatch(r -> r.arm().equals(arm))).toList();
    List<String> units = rows.stream().map(Row::unit).distinct().toList();
    boolean timed = holding != Holding.VALUES;
    return new Columns(
        timed ? numbers(Row::time) : new double[0],
        timed ? rows.stream().mapToInt(Row::end).toArray() : new int[0],
        rows.stream().mapToInt(row -> groups.indexOf(row.arm())).toArray(),
        groups,
        Optional.of(
            new Columns.Units(
                rows.stream().mapToInt(row -> units.indexOf(row.unit())).toArray(), units)),
        holding == Holding.SPELLS ? Optional.of(numbers(Row::start)) : Optional.empty(),
        holding == Holding.TIMES_WITH_EARLIEST
            ? Optional.of(numbers(Row::earliest))
            : Optional.empty(),
        holding == Holding.VALUES || holding == Holding.TIMES_AND_VALUES
            ? Optional.of(numbers(Row::value))
            : Optional.empty());
  }

  private double[] numbers(ToDoubleFunction<Row> of) {
    return rows.stream().mapToDouble(of).toArray();
  }
}
