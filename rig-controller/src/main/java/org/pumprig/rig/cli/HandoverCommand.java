package org.pumprig.rig.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.approval.LogSignature;
import org.pumprig.rig.event.LogBook;
import org.pumprig.rig.report.HandoverPage;
import org.pumprig.rig.status.RunDirectories;
import org.pumprig.rig.status.RunDirectories.Found;
import org.pumprig.rig.status.RunState;
import org.pumprig.rig.status.RunStatus;
import org.pumprig.rig.status.StatusText;
import org.pumprig.time.SystemScheduler;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write the page as HTML too, for a screen or a printer.")
  private @Nullable Path html;

  @Mixin private final JsonOption json = new JsonOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Terminal terminal = Terminal.of(spec, json);
    List<Found> runs = RunDirectories.read(directory);
    HandoverPage.Content content = content(runs);
    page(runs, content).forEach(terminal.people()::println);
    Path file = html;
    if (file != null) {
      Files.write(file, HandoverPage.render(content));
      terminal.people().println();
      terminal.people().println("Page: " + file);
    }
    terminal.answer(StatusText.json(runs.stream().map(Found::status).toList()));
    return Exit.PASS;
  }

  private HandoverPage.Content content(List<Found> runs) {
    return new HandoverPage.Content(
        "Hand-over of %s, %s UTC"
            .formatted(directory, WallTime.of(SystemScheduler.wallClockMicros())),
        runs.stream().anyMatch(run -> run.status().virtual()),
        runs.stream().map(run -> row(run.status())).toList(),
        runs.stream().flatMap(run -> open(run).stream()).toList(),
        runs.stream().flatMap(run -> log(run.status()).stream()).sorted().toList());
  }

  private static List<String> row(RunStatus run) {
    return List.of(
        run.runId(),
        run.unit(),
        run.state().word() + (run.invalidation().isPresent() ? ", INVALIDATED" : ""),
        run.phase(),
        run.state().over() ? "" : StatusText.time(run.leftNanos()),
        String.join(", ", run.faultsNow()),
        (run.errorsAtLeast() ? "at least " : "") + run.errors(),
        String.valueOf(run.trips()),
        run.last().text().isEmpty()
            ? ""
            : run.last().text() + " at " + StatusText.time(run.last().runNanos()));
  }

  private static List<String> page(List<Found> runs, HandoverPage.Content content) {
    var lines = new ArrayList<String>();
    lines.add(content.title());
    lines.add("");
    lines.add("Runs:");
    runs.forEach(run -> lines.add("  " + StatusCommand.line(run)));
    lines.add("");
    lines.add("To do:");
    add(lines, content.toDo(), "nothing that the journals know of");
    lines.add("");
    lines.add("Log book:");
    add(lines, content.log(), "no entries");
    return lines;
  }

  private static void add(List<String> lines, List<String> texts, String none) {
    (texts.isEmpty() ? List.of(none) : texts).forEach(text -> lines.add("  " + text));
  }

  private static List<String> open(Found found) {
    RunStatus run = found.status();
    var open = new ArrayList<String>();
    for (int trip : run.untriaged()) {
      RunStatus.CodeSeen first = run.codesSeen().getFirst();
      open.add(
          "%s: trip %d of %d (the first: %s on %s at %s) has no triage: pumprig triage %s --trip %d --as unit|rig|operator --by … --text …"
              .formatted(
                  run.runId(),
                  trip,
                  run.trips(),
                  first.code(),
                  first.channel(),
                  StatusText.time(first.runNanos()),
                  found.directory(),
                  trip));
    }
    if (run.state() == RunState.ABORTED || run.state() == RunState.INTERRUPTED) {
      open.add("%s was %s: run it again?".formatted(run.runId(), run.state().word()));
    }
    run.invalidation()
        .ifPresent(
            entry ->
                open.add(
                    "%s was invalidated by %s: %s"
                        .formatted(run.runId(), entry.by(), entry.text())));
    return open;
  }

  private static List<String> log(RunStatus run) {
    return run.log().stream().map(each -> line(run.runId(), each)).toList();
  }

  /** One entry, its time first. */
  static String line(String runId, LogBook.Stamped each) {
    LogBook.LogEntry entry = each.entry();
    String signed = LogSignature.remark(runId, entry);
    return "%s UTC %s: %s%s by %s%s%s%s"
        .formatted(
            WallTime.of(each.wallMicros()),
            runId,
            entry.entry().onDisk(),
            entry.about().isEmpty() ? "" : " (" + entry.about() + ")",
            entry.by(),
            entry.text().isEmpty() ? "" : ": " + entry.text(),
            entry.late() ? " [late: after the run's end]" : "",
            signed.isEmpty() ? "" : " [" + signed + "]");
  }
}
