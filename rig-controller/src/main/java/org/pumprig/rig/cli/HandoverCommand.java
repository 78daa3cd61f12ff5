package org.pumprig.rig.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.event.LogBook;
import org.pumprig.rig.status.RunDirectories;
import org.pumprig.rig.status.RunDirectories.Found;
import org.pumprig.rig.status.RunState;
import org.pumprig.rig.status.RunStatus;
import org.pumprig.rig.status.StatusText;
import org.pumprig.time.SystemScheduler;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pumprig handover}: what the next shift must know. */
@Command(
    name = "handover",
    description = "The page for the next shift: where the runs stand, what is to do, the log book.",
    footer = {"", "Example: pumprig handover /tmp/demo"})
final class HandoverCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "A campaign's directory, or what several lie in.")
  private Path directory = Path.of("");

  @Mixin private final JsonOption json = new JsonOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Terminal terminal = Terminal.of(spec, json);
    List<Found> runs = RunDirectories.read(directory);
    page(runs).forEach(terminal.people()::println);
    terminal.answer(StatusText.json(runs.stream().map(Found::status).toList()));
    return Exit.PASS;
  }

  private List<String> page(List<Found> runs) {
    var lines = new ArrayList<String>();
    lines.add(
        "Hand-over of %s, %s UTC"
            .formatted(directory, WallTime.of(SystemScheduler.wallClockMicros())));
    lines.add("");
    lines.add("Runs:");
    runs.forEach(run -> lines.add("  " + StatusCommand.line(run)));
    lines.add("");
    lines.add("To do:");
    List<String> open = runs.stream().flatMap(run -> open(run).stream()).toList();
    lines.addAll(open.isEmpty() ? List.of("  nothing that the journals know of") : open);
    lines.add("");
    lines.add("Log book:");
    List<String> log = runs.stream().flatMap(run -> log(run.status()).stream()).sorted().toList();
    lines.addAll(log.isEmpty() ? List.of("  no entries") : log);
    return lines;
  }

  private static List<String> open(Found found) {
    RunStatus run = found.status();
    var open = new ArrayList<String>();
    if (run.trips() > 0 && !run.triaged()) {
      RunStatus.CodeSeen first = run.codesSeen().getFirst();
      open.add(
          "  %s: %s on %s at %s has no triage: pumprig triage %s --as unit|rig|operator --by … --text …"
              .formatted(
                  run.runId(),
                  first.code(),
                  first.channel(),
                  StatusText.time(first.runNanos()),
                  found.directory()));
    }
    if (run.state() == RunState.ABORTED || run.state() == RunState.INTERRUPTED) {
      open.add("  %s was %s: run it again?".formatted(run.runId(), run.state().word()));
    }
    run.invalidation()
        .ifPresent(
            entry ->
                open.add(
                    "  %s was invalidated by %s: %s"
                        .formatted(run.runId(), entry.by(), entry.text())));
    return open;
  }

  private static List<String> log(RunStatus run) {
    return run.log().stream().map(each -> "  " + line(run.runId(), each)).toList();
  }

  /** One entry, its time first. */
  static String line(String runId, LogBook.Stamped each) {
    LogBook.LogEntry entry = each.entry();
    return "%s UTC %s: %s%s by %s%s%s"
        .formatted(
            WallTime.of(each.wallMicros()),
            runId,
            entry.entry().onDisk(),
            entry.about().isEmpty() ? "" : " (" + entry.about() + ")",
            entry.by(),
            entry.text().isEmpty() ? "" : ": " + entry.text(),
            entry.late() ? " [late: after the run's end]" : "");
  }
}
