package org.pumprig.rig.cli;

import org.pumprig.rig.event.LogBook.LogEntry;
import org.pumprig.rig.event.LogKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code pumprig invalidate}: a run is not to count. */
@Command(
    name = "invalidate",
    description = "Says that a run is not to count, and why; judge and report tell both.",
    footer = {
      "",
      "Example: pumprig invalidate /tmp/demo/runs/r0-after-SN-1001 --by Ada --reason wrong-set"
    })
final class InvalidateCommand extends LogEntryCommand {
  @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "One line.")
  private String text = "";

  @Override
  LogEntry entry(String writer) throws CommandProblem {
    return new LogEntry(LogKind.INVALIDATION, writer, line("--reason", text), "", false);
  }
}
