package org.pumprig.rig.cli;

import java.nio.file.Path;
import org.pumprig.rig.event.LogBook.LogEntry;
import org.pumprig.rig.event.LogKind;
import org.pumprig.rig.yaml.InputProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code pumprig retest-of}: a run was done again for another. */
@Command(
    name = "retest-of",
    description = "Writes into a run's log book for which other run it was done again.",
    footer = {
      "",
      "Example: pumprig retest-of /tmp/b/runs/r0-after-SN-1 --of /tmp/a/runs/r0-after-SN-1 --by Ada"
    })
final class RetestOfCommand extends LogEntryCommand {
  @Option(
      names = "--of",
      paramLabel = "RUN",
      required = true,
      description = "Directory of the run that it was done for.")
  private Path of = Path.of("");

  @Option(names = "--text", paramLabel = "TEXT", description = "One line, such as why.")
  private String text = "";

  @Override
  LogEntry entry(String writer) throws CommandProblem {
    try {
      var first = org.pumprig.rig.status.RunDirectories.status(of);
      String about = first.runId() + " began " + first.beganMicros() + " us";
      String why = text.isEmpty() ? "" : line("--text", text);
      return new LogEntry(LogKind.RETEST, writer, why, about, false);
    } catch (InputProblem | java.io.IOException e) {
      throw new CommandProblem("--of names no run that can be read: " + e.getMessage());
    }
  }
}
