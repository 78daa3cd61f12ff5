package org.pumprig.rig.compare.table;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.pumprig.rig.compare.stats.Interval;
import org.pumprig.rig.compare.stats.Value;
import org.pumprig.rig.json.FieldSink;

/** Collects figures by name. */
final class Figures {
  /** A list has at most about so many rows; of a longer one every second, third … is given. */
  static final int MOST_ROWS = 2000;

  private final TreeMap<String, Figure> byName = new TreeMap<>();

  Figures put(String name, Figure figure) {
    byName.put(name, figure);
    return this;
  }

  Figures put(String name, double number) {
    return put(name, Figure.of(number));
  }

  Figures put(String name, Value value) {
    return put(name, Figure.of(value));
  }

  Figures put(String name, long count) {
    return put(name, Figure.of(count));
  }

  Figures put(String name, Interval interval) {
    return put(name, Figure.of(interval));
  }

  Figures put(String name, String words) {
    return put(name, new Figure.Words(words));
  }

  /** A group's own figures, apart from all others: a group may have any name. */
  Figures group(String name, Figure figure) {
    if (!(byName.get("byGroup") instanceof Figure.Members)) {
      byName.put("byGroup", new Figure.Members(new TreeMap<>()));
    }
    if (byName.get("byGroup") instanceof Figure.Members(var groups)) {
      groups.put(name, figure);
    }
    return this;
  }

  /** A list of {@code size} rows, thinned if it is long; the last row is always there. */
  Figures rows(String name, int size, IntFunction<Consumer<FieldSink>> row) {
    int stride = Math.max(1, (size - 1) / MOST_ROWS + 1);
    List<Consumer<FieldSink>> rows = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      if (i % stride == 0 || i == size - 1) {
        rows.add(row.apply(i));
      }
    }
    return put(name, new Figure.Rows(rows, size - rows.size()));
  }

  Figure members() {
    return new Figure.Members(byName);
  }

  TreeMap<String, Figure> map() {
    return byName;
  }
}
