package org.pumprig.rig.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.status.RunDirectories;
import org.pumprig.rig.status.RunStatus;
import org.pumprig.rig.status.StatusText;
import org.pumprig.time.SystemScheduler;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pumprig status}: where runs stand. */
@Command(
    name = "status",
    description = {
      "Where runs stand, a line for each unit: state, phase, time left, faults now, errors so far,",
      "the last event. From the journals, of runs that go on or are over; judges nothing."
    },
    footer = {"", "Example: pumprig status /tmp/demo"})
final class StatusCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", arity = "1..*", description = "Runs, or what they lie below.")
  private List<Path> directories = List.of();

  @Mixin private final JsonOption json = new JsonOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Terminal terminal = Terminal.of(spec, json);
    var all = new ArrayList<RunStatus>();
    for (Path directory : directories) {
      for (RunDirectories.Found found : RunDirectories.read(directory)) {
        all.add(found.status());
        terminal.people().println(line(found));
      }
    }
    terminal.answer(StatusText.json(all));
    return Exit.PASS;
  }

  static String line(RunDirectories.Found found) {
    RunStatus run = found.status();
    boolean live = !run.state().over() && !run.virtual();
    long age = Math.max(0, SystemScheduler.wallClockMicros() - run.lastMicros()) * 1_000;
    String line =
        String.valueOf(found.directory().getFileName())
            + "  "
            + StatusText.line(run, live ? OptionalLong.of(age) : OptionalLong.empty());
    return live ? line + "  (last record " + StatusText.time(age) + " ago)" : line;
  }
}
