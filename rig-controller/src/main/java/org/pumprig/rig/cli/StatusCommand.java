package org.pumprig.rig.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.judge.RunHeader;
import org.pumprig.rig.rundir.RunFolder;
import org.pumprig.rig.session.Headers;
import org.pumprig.rig.status.RunDirectories;
import org.pumprig.rig.status.RunStatus;
import org.pumprig.rig.status.StatusText;
import org.pumprig.rig.yaml.InputProblem;
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
    var seen = new HashMap<String, Path>();
    var problems = new ArrayList<InputProblem>();
    for (Path directory : directories) {
      for (Path run : RunDirectories.below(directory)) {
        try {
          var found = new RunDirectories.Found(run, RunDirectories.status(run));
          all.add(found.status());
          terminal.people().println(line(found));
          again(seen, run).ifPresent(problems::add);
        } catch (InputProblem unreadable) {
          problems.add(unreadable); // the others are shown all the same
        }
      }
      problems.addAll(RunDirectories.halfDeleted(directory));
    }
    terminal.people().flush();
    problems.forEach(problem -> terminal.problems().println(problem.getMessage()));
    terminal.answer(StatusText.json(all));
    return problems.isEmpty() ? Exit.PASS : Exit.USAGE;
  }

  /** Two directories that say they are one run. */
  private static Optional<InputProblem> again(Map<String, Path> seen, Path run) throws IOException {
    RunHeader header = Headers.of(run);
    Path before = seen.putIfAbsent(header.campaignId() + "/" + header.runId(), run);
    return before == null || before.equals(run)
        ? Optional.empty()
        : Optional.of(RunFolder.twice(run, header, before));
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
