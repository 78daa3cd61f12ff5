package org.pumprig.rig.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.compare.table.Asked;
import org.pumprig.rig.compare.table.TableJson;
import org.pumprig.rig.compare.table.TableResult;
import org.pumprig.rig.compare.table.TableText;
import org.pumprig.rig.csv.ColumnNames;
import org.pumprig.rig.csv.CsvTable;
import org.pumprig.rig.report.CurvePlotSvg;
import org.pumprig.rig.report.build.Plots;
import org.pumprig.rig.yaml.InputProblem;
import picocli.CommandLine.Option;

/** {@code compare --data}: anybody's table, put to every method that it allows. */
final class TableOptions {
  @Option(
      names = "--data",
      paramLabel = "FILE.csv",
      description = "A table instead of runs, its columns named in the first line.")
  private @Nullable Path data;

  @Option(
      names = "--time",
      paramLabel = "C",
      description = "Its column with the end of observation.")
  private @Nullable String time;

  @Option(
      names = "--event",
      paramLabel = "C",
      description = "Its column with 0 censored, 1 the event, 2 to 20 other ends.")
  private @Nullable String event;

  @Option(names = "--group", paramLabel = "C", description = "Its column with what is compared.")
  private @Nullable String group;

  @Option(
      names = "--unit",
      paramLabel = "C",
      description = "Its column with the serial numbers: the strata and clusters.")
  private @Nullable String unit;

  @Option(
      names = "--start",
      paramLabel = "C",
      description = "Rows are spells of a unit from here to --time; for recurring events.")
  private @Nullable String start;

  @Option(
      names = "--earliest",
      paramLabel = "C",
      description = "The earliest time of each end, where --time is the latest.")
  private @Nullable String earliest;

  @Option(
      names = "--value",
      paramLabel = "C",
      description = "Its column with a measured value, such as a recovery time; or 'never'.")
  private @Nullable String value;

  @Option(
      names = "--against",
      paramLabel = "G",
      description = "The group that the other is compared with; else before, or the first by name.")
  private @Nullable String against;

  @Option(
      names = "--plot",
      paramLabel = "FILE.svg",
      description = "Draw survival and cumulative hazard; the file must not exist.")
  private @Nullable Path plot;

  /** Whether a table is to be compared, not runs; refuses its options without it. */
  boolean asked() throws CommandProblem {
    boolean any =
        time != null
            || event != null
            || group != null
            || unit != null
            || start != null
            || earliest != null
            || value != null
            || against != null
            || plot != null;
    if (data == null && any) {
      throw new CommandProblem("options of a table need the table; name it by --data FILE.csv.");
    }
    return data != null;
  }

  /** Compares, and says what was found. */
  int compare(Asked asked, Terminal terminal) throws CommandProblem, InputProblem, IOException {
    boolean timed = time != null || event != null || value == null;
    ColumnNames names =
        new ColumnNames(
            timed ? Optional.of(needed(time, "--time")) : Optional.empty(),
            timed ? Optional.of(needed(event, "--event")) : Optional.empty(),
            needed(group, "--group"),
            Optional.ofNullable(unit),
            Optional.ofNullable(start),
            Optional.ofNullable(earliest),
            Optional.ofNullable(value),
            Optional.ofNullable(against));
    if (!timed && (start != null || earliest != null || plot != null)) {
      throw new CommandProblem("--start, --earliest and --plot need --time and --event.");
    }
    if (start != null && (unit == null || earliest != null)) {
      throw new CommandProblem(
          unit == null
              ? "--start needs --unit: spells belong to units."
              : "--start and --earliest don't go together; leave one away.");
    }
    if (start != null && plot != null) {
      throw new CommandProblem("--plot draws times to a first event, which --start has not.");
    }
    if (plot != null && Files.exists(plot)) {
      throw new FileAlreadyExistsException(plot.toString());
    }
    if (data == null) {
      throw new IllegalStateException("asked() was not asked");
    }
    CsvTable table = CsvTable.read(data, names);
    TableResult result = TableResult.of(table.source(), table.columns(), asked);
    if (result.findings().isEmpty()) {
      List<String> reasons =
          result.refusals().stream().map(no -> no.method().id() + ": " + no.reason()).toList();
      throw new InputProblem(
          data.toString(), 1, "nothing asked for is possible", String.join("; ", reasons));
    }
    TableText.lines(result).forEach(terminal.people()::println);
    if (plot != null) {
      Files.write(
          plot,
          CurvePlotSvg.render(
              Plots.survival(
                  result.source().file(), names.time().orElseThrow(), result.columns())));
      terminal.people().println("\nPlot: " + plot);
    }
    terminal.people().flush();
    terminal.answer(TableJson.bytes(result));
    return Exit.PASS;
  }

  private static String needed(@Nullable String column, String option) throws CommandProblem {
    if (column == null) {
      throw new CommandProblem(
          "--data needs --time, --event and --group, the names of its columns (or --value and"
              + " --group); "
              + option
              + " is missing.");
    }
    return column;
  }
}
