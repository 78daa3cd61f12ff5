package org.pumprig.rig.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pumprig.host.LocalCommands;
import org.pumprig.rig.approval.LogSignature;
import org.pumprig.rig.approval.SshKeygen;
import org.pumprig.rig.event.LogBook.LogEntry;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.rig.session.LogBooks;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What all commands share that add an entry to a run's log book. */
abstract class LogEntryCommand implements Callable<Integer> {
  private static final int MOST_CHARS = 1_000;

  @Parameters(paramLabel = "RUN", description = "Run directory; the run may be going on.")
  private Path run = Path.of("");

  @Option(names = "--by", paramLabel = "NAME", required = true, description = "Who writes it.")
  private String by = "";

  @Option(
      names = "--ssh-key",
      paramLabel = "FILE",
      description =
          "Sign with this SSH key; the .pub file if your agent or a hardware key holds it.")
  private @Nullable Path sshKey;

  @Mixin private final JsonOption json = new JsonOption();

  @Spec private @Nullable CommandSpec spec;

  /** The entry, by somebody. */
  abstract LogEntry entry(String writer) throws CommandProblem;

  @Override
  public Integer call() throws Exception {
    LogEntry wanted = signed(entry(line("--by", by)));
    Terminal terminal = Terminal.of(spec, json);
    LogEntry written = LogBooks.add(run, wanted, terminal.state());
    terminal
        .people()
        .println(
            "Entered: %s by %s%s%s."
                .formatted(
                    written.entry().onDisk(),
                    written.by(),
                    written.late() ? ", late: after the run's end" : "",
                    written.signature().isEmpty() ? "" : ", signed at " + written.signedAt()));
    terminal.answer(CanonicalJson.bytes(written));
    return Exit.PASS;
  }

  private LogEntry signed(LogEntry entry) throws Exception {
    Path key = sshKey;
    if (key == null) {
      return entry;
    }
    ApproveCommand.requireKey(key);
    return LogSignature.sign(
        LogBooks.runId(run),
        entry,
        WallTime.now(),
        LogSignature.by(new SshKeygen(LocalCommands.here()), key));
  }

  /** One line of text that is not empty. */
  static String line(String option, String text) throws CommandProblem {
    if (text.isBlank() || text.length() > MOST_CHARS || text.chars().anyMatch(c -> c < ' ')) {
      throw new CommandProblem(
          option + " takes one line of 1 to " + MOST_CHARS + " characters; shorten or write it.");
    }
    return text.strip();
  }
}
