package org.pumprig.rig.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.rig.parquet.Column;
import org.pumprig.rig.parquet.ParquetFile;

/** The report's tables for programs: as CSV (RFC 4180), and all of them as JSON. */
public final class SummaryTables {
  private SummaryTables() {}

  /**
   * A table.
   *
   * @param name such as {@code runs}
   * @param columns times and counts bear their unit
   * @param rows texts, in the report's order; an unknown value is empty
   */
  record Table(String name, List<Column> columns, List<List<String>> rows) {
    /** Copies the lists. */
    Table {
      columns = List.copyOf(columns);
      rows = rows.stream().map(row -> row.stream().map(Table::whole).toList()).toList();
    }

    /** Half of a surrogate pair is no character, and no file of text can hold it. */
    private static String whole(String text) {
      return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private String csv() {
      var text = new StringBuilder();
      line(text, columns.stream().map(Column::name).toList());
      rows.forEach(row -> line(text, row));
      return text.toString();
    }

    private static void line(StringBuilder text, List<String> cells) {
      for (int i = 0; i < cells.size(); i++) {
        text.append(i == 0 ? "" : ",").append(cell(cells.get(i)));
      }
      text.append("\r\n");
    }

    private static String cell(String value) {
      boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
      return plain ? value : "\"" + value.replace("\"", "\"\"") + "\"";
    }
  }

  /** Files by name: a CSV file a table, and {@code summary.json}. */
  public static SequencedMap<String, byte[]> files(ReportModel model) {
    List<Table> tables = tables(model);
    var files = new java.util.LinkedHashMap<String, byte[]>();
    for (Table table : tables) {
      files.put(table.name() + ".csv", table.csv().getBytes(StandardCharsets.UTF_8));
    }
    files.put(
        "summary.json",
        CanonicalJson.bytes(
            out ->
                tables.stream()
                    .sorted(java.util.Comparator.comparing(Table::name))
                    .forEach(
                        table ->
                            out.objects(
                                table.name(),
                                table.rows(),
                                (row, inner) -> sorted(table, row).forEach(inner::text)))));
    return files;
  }

  /** The same tables as Parquet, by file name. */
  public static SequencedMap<String, byte[]> parquet(ReportModel model) {
    var files = new java.util.LinkedHashMap<String, byte[]>();
    String maker = "PumpRig " + model.header().pumprigVersion();
    for (Table table : tables(model)) {
      files.put(table.name() + ".parquet", ParquetFile.bytes(maker, table.columns(), table.rows()));
    }
    return files;
  }

  private static List<Table> tables(ReportModel model) {
    return List.of(runs(model), verdicts(model), comparisons(model));
  }

  private static Map<String, String> sorted(Table table, List<String> row) {
    var cells = new TreeMap<String, String>();
    for (int i = 0; i < row.size(); i++) {
      cells.put(table.columns().get(i).name(), row.get(i));
    }
    return cells;
  }

  private static Table runs(ReportModel model) {
    var rows = new ArrayList<List<String>>();
    for (RunReport run : model.runs()) {
      long errors = run.errors().isEmpty() ? 0 : run.errors().getLast().total();
      rows.add(
          List.of(
              run.id(),
              run.arm(),
              run.unit(),
              run.outcome().words(),
              Long.toString(run.durationNanos()),
              Integer.toString(run.faults().size()),
              Long.toString(errors),
              Boolean.toString(run.errorsLowerBound()),
              Integer.toString(run.trips().size()),
              Long.toString(BlindTime.of(run)),
              Boolean.toString(model.header().emulated())));
    }
    return new Table(
        "runs",
        List.of(
            Column.text("run"),
            Column.text("arm"),
            Column.text("unit"),
            Column.text("outcome"),
            Column.whole("durationNanos"),
            Column.whole("faults"),
            Column.whole("connectivityErrors"),
            Column.flag("connectivityErrorsLowerBound"),
            Column.whole("trips"),
            Column.whole("blindNanos"),
            Column.flag("emulated")),
        rows);
  }

  private static Table verdicts(ReportModel model) {
    return new Table(
        "verdicts",
        List.of(
            Column.text("requirement"),
            Column.text("arm"),
            Column.text("unit"),
            Column.text("run"),
            Column.text("verdict"),
            Column.text("reason")),
        model.verdicts().stream()
            .map(
                one ->
                    List.of(
                        one.requirementId(),
                        one.arm(),
                        one.unit(),
                        one.runId(),
                        one.outcome().words(),
                        one.reason()))
            .toList());
  }

  private static Table comparisons(ReportModel model) {
    var rows = new ArrayList<List<String>>();
    for (Comparison comparison : model.comparisons()) {
      for (Comparison.ArmExposure arm : comparison.arms()) {
        rows.add(
            List.of(
                comparison.endpoint(),
                arm.arm(),
                Integer.toString(arm.runs()),
                Integer.toString(arm.units()),
                Integer.toString(arm.events()),
                Long.toString(arm.exposureNanos()),
                Long.toString(arm.connectivityErrors()),
                comparison.permutation().map(test -> Double.toString(test.p())).orElse(""),
                comparison.conclusion().name().toLowerCase(java.util.Locale.ROOT)));
      }
    }
    return new Table(
        "comparisons",
        List.of(
            Column.text("endpoint"),
            Column.text("arm"),
            Column.whole("runs"),
            Column.whole("units"),
            Column.whole("events"),
            Column.whole("exposureNanos"),
            Column.whole("connectivityErrors"),
            Column.number("pOneSided"),
            Column.text("conclusion")),
        rows);
  }
}
