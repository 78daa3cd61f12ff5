package org.pumprig.rig.cli;

import org.pumprig.rig.event.LogBook.LogEntry;
import org.pumprig.rig.event.LogKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code pumprig deviation}: something was not done as planned. */
@Command(
    name = "deviation",
    description = "Writes into a run's log book that something was not done as planned.",
    footer = {
      "",
      "Example: pumprig deviation /tmp/demo/runs/r0-after-SN-1001 --by Ada --text room-at-31-C"
    })
final class DeviationCommand extends LogEntryCommand {
  @Option(names = "--text", paramLabel = "TEXT", required = true, description = "One line.")
  private String text = "";

  @Override
  LogEntry entry(String writer) throws CommandProblem {
    return new LogEntry(LogKind.DEVIATION, writer, line("--text", text), "", false);
  }
}
