package org.pumprig.rig.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.compare.plansize.Pilot;
import org.pumprig.rig.compare.stats.Subject;
import org.pumprig.rig.compare.table.Columns;
import org.pumprig.rig.csv.ColumnNames;
import org.pumprig.rig.csv.CsvTable;
import org.pumprig.rig.judge.WatchdogEndpoint;
import org.pumprig.rig.rundir.JudgedRun;
import org.pumprig.rig.rundir.VerifiedRun;
import org.pumprig.rig.yaml.InputProblem;
import picocli.CommandLine.Option;

/** {@code plan-size --pilot}: assumptions from runs of the old firmware, or a table of them. */
final class PilotOptions {
  private static final double NANOS_PER_HOUR = 3.6e12;

  @Option(
      names = "--pilot",
      paramLabel = "PATH",
      arity = "1..*",
      description =
          "Pilot of the old firmware: run directories, or a CSV file; estimates the rest.")
  private List<Path> pilot = List.of();

  @Option(
      names = "--time",
      paramLabel = "C",
      description = "Its column with the end of observation, in hours; with a CSV file.")
  private @Nullable String time;

  @Option(
      names = "--event",
      paramLabel = "C",
      description = "Its column with 0 censored, 1 the trip; other ends count as censored.")
  private @Nullable String event;

  @Option(
      names = "--unit",
      paramLabel = "C",
      description = "Its column with the serial numbers; without it each row is another pump.")
  private @Nullable String unit;

  @Option(
      names = "--emulated-pilot",
      description = "Take runs of emulated pumps; the answer is then illustrative.")
  private boolean emulatedPilot;

  /** The pilot, if one was given. */
  Optional<Pilot> read() throws CommandProblem, InputProblem, IOException {
    if (pilot.isEmpty()) {
      if (time != null || event != null || unit != null || emulatedPilot) {
        throw new CommandProblem(
            "--time, --event, --unit and --emulated-pilot belong to --pilot, which is missing.");
      }
      return Optional.empty();
    }
    List<Path> tables = pilot.stream().filter(path -> !Files.isDirectory(path)).toList();
    if (tables.isEmpty()) {
      if (time != null || event != null || unit != null) {
        throw new CommandProblem("--time, --event and --unit name columns; --pilot has no CSV.");
      }
      return Optional.of(runs(pilot));
    }
    if (pilot.size() > 1) {
      throw new CommandProblem("--pilot takes one CSV file, or run directories, not both.");
    }
    return Optional.of(table(tables.getFirst()));
  }

  private Pilot table(Path file) throws CommandProblem, InputProblem, IOException {
    if (time == null || event == null) {
      throw new CommandProblem(
          "--pilot FILE.csv needs --time and --event, the names of its columns.");
    }
    // a table of one firmware has no groups: the end stands in for them, and is not used as one
    var names =
        new ColumnNames(
            time, event, event, Optional.ofNullable(unit), Optional.empty(), Optional.empty());
    CsvTable table = CsvTable.read(file, names);
    Columns columns = table.columns();
    List<Subject> subjects = new ArrayList<>();
    for (int row = 0; row < columns.rows(); row++) {
      subjects.add(new Subject(serial(columns, row), columns.time()[row], columns.end()[row] == 1));
    }
    List<String> remarks = new ArrayList<>(table.source().remarks());
    remarks.add(
        "The pilot is %s (sha256 %s): the old firmware on %s pumps, times in hours%s."
            .formatted(
                file,
                table.source().sha256(),
                emulatedPilot ? "emulated" : "real",
                unit == null ? ", each row another pump" : ""));
    return new Pilot(subjects, emulatedPilot, remarks);
  }

  private static String serial(Columns columns, int row) {
    return columns
        .units()
        .map(units -> units.names().get(units.index()[row]))
        .orElse("row " + (row + 1));
  }

  private Pilot runs(List<Path> directories) throws CommandProblem, InputProblem, IOException {
    List<Subject> subjects = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    Set<String> firmware = new HashSet<>();
    Set<String> seen = new HashSet<>();
    boolean emulated = false;
    for (Path directory : directories) {
      JudgedRun run = VerifiedRun.read(directory);
      if (run.verdict().emulated() && !emulatedPilot) {
        throw new CommandProblem(
            "%s was made on emulated pumps, whose rates say nothing about real ones; give runs of real pumps, or --emulated-pilot for an illustration."
                .formatted(directory));
      }
      emulated |= run.verdict().emulated();
      firmware.add(run.header().firmware());
      if (firmware.size() > 1) {
        throw new CommandProblem(
            "the pilot's runs are of different firmware: %s; give those of the old one."
                .formatted(String.join(", ", firmware.stream().sorted().toList())));
      }
      if (!seen.add(run.header().campaignId() + "/" + run.header().runId())) {
        throw new CommandProblem(directory + " is given twice; give each run once.");
      }
      switch (WatchdogEndpoint.of(run.plan(), run.verdict().facts())) {
        case WatchdogEndpoint.Observed seenEnd ->
            subjects.add(
                new Subject(
                    run.header().unit(), seenEnd.timeNanos() / NANOS_PER_HOUR, seenEnd.event()));
        case WatchdogEndpoint.Between between ->
            remarks.add("Left out: " + directory.getFileName() + ". " + between.reason());
        case WatchdogEndpoint.Unusable unusable ->
            remarks.add("Left out: " + directory.getFileName() + ". " + unusable.reason());
      }
    }
    if (subjects.isEmpty()) {
      throw new CommandProblem(
          "no run of the pilot can be used: " + String.join(" ", remarks) + " Give other runs.");
    }
    remarks.add(
        "The pilot is %d judged runs of firmware '%s', from the begin of stress to the first watchdog."
            .formatted(directories.size(), firmware.iterator().next()));
    return new Pilot(subjects, emulated, remarks);
  }
}
