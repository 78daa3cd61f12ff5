package org.pumprig.rig.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.status.RunDirectories;
import org.pumprig.rig.status.RunStatus;
import org.pumprig.rig.status.StatusText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pumprig history}: what a unit went through. */
@Command(
    name = "history",
    description = {
      "What one unit went through: its runs in the order of their begin, with hours, trips,",
      "firmware, and what it had behind it before each (preconditioning)."
    },
    footer = {"", "Example: pumprig history SN-1001 /tmp/demo"})
final class HistoryCommand implements Callable<Integer> {
  private static final double HOUR = 3.6e12;

  @Parameters(index = "0", paramLabel = "UNIT", description = "Serial number.")
  private String unit = "";

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "DIR",
      description = "Runs, or what they lie below.")
  private List<Path> directories = List.of();

  @Mixin private final JsonOption json = new JsonOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    var runs = new ArrayList<RunStatus>();
    for (Path directory : directories) {
      RunDirectories.read(directory).stream()
          .map(RunDirectories.Found::status)
          .filter(run -> run.unit().equals(unit))
          .forEach(runs::add);
    }
    if (runs.isEmpty()) {
      throw new CommandProblem("none of these runs is of unit '" + unit + "'; check its number.");
    }
    runs.sort(Comparator.comparingLong(RunStatus::beganMicros).thenComparing(RunStatus::runId));
    Terminal terminal = Terminal.of(spec, json);
    lines(runs).forEach(terminal.people()::println);
    terminal.answer(StatusText.json(runs));
    return Exit.PASS;
  }

  private List<String> lines(List<RunStatus> runs) {
    var lines = new ArrayList<String>();
    lines.add("Unit " + unit + ": " + runs.size() + " runs, in the order of their begin (UTC)");
    long hours = 0;
    long stress = 0;
    long trips = 0;
    for (RunStatus run : runs) {
      lines.add(
          "  %s  %-24s firmware %-14s %s h, %s h of stress; before it %s h, %s h of stress; errors %d, trips %d%s%s"
              .formatted(
                  WallTime.of(run.beganMicros()),
                  run.runId(),
                  run.firmware(),
                  hours(run.nowNanos()),
                  hours(run.stressNanos()),
                  hours(hours),
                  hours(stress),
                  run.errors(),
                  run.trips(),
                  run.virtual() ? "; virtual time" : "",
                  run.invalidation().isPresent() ? "; INVALIDATED" : ""));
      hours += run.nowNanos();
      stress += run.stressNanos();
      trips += run.trips();
    }
    lines.add(
        "In all %s h, %s h of stress, %d trips. Invalidated runs are counted: the unit went through"
                .formatted(hours(hours), hours(stress), trips)
            + " them.");
    return lines;
  }

  private static String hours(long nanos) {
    return String.format(Locale.ROOT, "%.4f", nanos / HOUR);
  }
}
