package org.pumprig.rig.compare.table;

import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.pumprig.rig.compare.stats.Interval;
import org.pumprig.rig.compare.stats.Value;
import org.pumprig.rig.json.FieldSink;

/** One entry of a finding's figures. */
public sealed interface Figure {
  /** A computed number, or why there is none. */
  record Number(Value value) implements Figure {}

  /** A count. */
  record Count(long value) implements Figure {}

  /** A word. */
  record Words(String text) implements Figure {}

  /** Figures by name. */
  record Members(SortedMap<String, Figure> byName) implements Figure {}

  /**
   * A list of objects, each written when its turn comes.
   *
   * @param rows write their members in the order of their names
   * @param leftOut rows that a long list doesn't show
   */
  record Rows(List<Consumer<FieldSink>> rows, int leftOut) implements Figure {
    /** Copies the list. */
    public Rows {
      rows = List.copyOf(rows);
    }
  }

  /** A number. */
  static Figure of(double number) {
    return new Number(Value.of(number));
  }

  /** A number. */
  static Figure of(Value value) {
    return new Number(value);
  }

  /** A count. */
  static Figure of(long count) {
    return new Count(count);
  }

  /** Lower and upper limit. */
  static Figure of(Interval interval) {
    return new Figures().put("lower", interval.lower()).put("upper", interval.upper()).members();
  }
}
