package org.pumprig.rig.cli;

import org.jspecify.annotations.Nullable;
import org.pumprig.rig.event.LogBook.LogEntry;
import org.pumprig.rig.event.LogKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code pumprig triage}: what a trip came from. */
@Command(
    name = "triage",
    description = {
      "Writes into a run's log book what a watchdog trip came from, as somebody found.",
      "It changes no verdict."
    },
    footer = {
      "",
      "Example: pumprig triage /tmp/demo/runs/r0-before-SN-1001 --as unit --by Ada --text EC220"
    })
final class TriageCommand extends LogEntryCommand {
  /** Where it came from. */
  enum Cause {
    UNIT,
    RIG,
    OPERATOR
  }

  @Option(
      names = "--as",
      paramLabel = "CAUSE",
      required = true,
      description = "${COMPLETION-CANDIDATES}.")
  private @Nullable Cause cause;

  @Option(
      names = "--trip",
      paramLabel = "N",
      description = "Which of the run's trips, as 'status' counts them (default: 1).")
  private int trip = 1;

  @Option(names = "--text", paramLabel = "TEXT", required = true, description = "One line.")
  private String text = "";

  @Override
  LogEntry entry(String writer) throws CommandProblem {
    if (trip < 1 || trip > 1_000) {
      throw new CommandProblem("--trip counts from 1.");
    }
    String what = String.valueOf(cause).toLowerCase(java.util.Locale.ROOT);
    return new LogEntry(LogKind.TRIAGE, writer, line("--text", text), what + "#" + trip, false);
  }
}
