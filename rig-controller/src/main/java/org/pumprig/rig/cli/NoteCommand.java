package org.pumprig.rig.cli;

import org.pumprig.rig.event.LogBook.LogEntry;
import org.pumprig.rig.event.LogKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code pumprig note}: something worth knowing. */
@Command(
    name = "note",
    description = "Writes a note into a run's log book.",
    footer = {
      "",
      "Example: pumprig note /tmp/demo/runs/r0-after-SN-1001 --by Ada --text outlet-re-plugged"
    })
final class NoteCommand extends LogEntryCommand {
  @Option(names = "--text", paramLabel = "TEXT", required = true, description = "One line.")
  private String text = "";

  @Override
  LogEntry entry(String writer) throws CommandProblem {
    return new LogEntry(LogKind.NOTE, writer, line("--text", text), "", false);
  }
}
