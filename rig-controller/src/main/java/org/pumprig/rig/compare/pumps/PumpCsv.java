package org.pumprig.rig.compare.pumps;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.pumprig.rig.compare.table.Columns;

/** A table as comma-separated text that reads back as the same numbers. */
final class PumpCsv {
  private PumpCsv() {}

  /** The columns' names: the quantity, and its unit. */
  static String time(PumpTable table) {
    return table.columns().start().isPresent() ? "to_" + table.unit() : table.unit();
  }

  static String start(PumpTable table) {
    return "from_" + table.unit();
  }

  static String earliest(PumpTable table) {
    return "earliest_" + table.unit();
  }

  static String value(PumpTable table) {
    return "value_" + table.unit();
  }

  static String text(PumpTable table) {
    Columns columns = table.columns();
    List<String> header = new ArrayList<>(List.of("unit", "arm"));
    columns.start().ifPresent(any -> header.add(start(table)));
    if (columns.timed()) {
      header.add(time(table));
      header.add("end");
    }
    columns.earliest().ifPresent(any -> header.add(earliest(table)));
    columns.value().ifPresent(any -> header.add(value(table)));
    var out = new StringBuilder(String.join(",", header)).append('\n');
    for (int row = 0; row < columns.rows(); row++) {
      out.append(String.join(",", cells(columns, row))).append('\n');
    }
    return out.toString();
  }

  private static List<String> cells(Columns columns, int row) {
    Columns.Units units = columns.units().orElseThrow();
    List<String> cells = new ArrayList<>();
    cells.add(quoted(units.names().get(units.index()[row])));
    cells.add(quoted(columns.groups().get(columns.group()[row])));
    columns.start().ifPresent(from -> cells.add(number(from[row])));
    if (columns.timed()) {
      cells.add(number(columns.time()[row]));
      cells.add(Integer.toString(columns.end()[row]));
    }
    columns.earliest().ifPresent(earliest -> cells.add(number(earliest[row])));
    columns.value().ifPresent(value -> cells.add(number(value[row])));
    return cells;
  }

  private static String number(double number) {
    return Double.isInfinite(number)
        ? "never"
        : new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
  }

  private static String quoted(String text) {
    return text.matches("[A-Za-z0-9._ -]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
