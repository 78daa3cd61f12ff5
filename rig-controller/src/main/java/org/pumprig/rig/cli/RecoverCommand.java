package org.pumprig.rig.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pumprig.host.LockFile;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.rig.json.FieldSink;
import org.pumprig.rig.session.Recovery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pumprig recover}: undoes what a dead run left on this machine. */
@Command(
    name = "recover",
    description = {
      "Undoes what a dead run left on this machine.",
      "Every fault that the machine's ledger shows open is reverted and shown to be gone, and the",
      "journals of its runs are brought to an end."
    },
    footer = {
      "",
      "Exit codes: 0 nothing is left, 2 a session is running, 4 something is left.",
      "Example: pumprig recover"
    })
final class RecoverCommand implements Callable<Integer> {
  @Option(
      names = "--keep-runs",
      description = {
        "Undo the faults only, and leave the runs as they are: 'pumprig run --resume DIR' goes on",
        "with them. For the machine's start (see dist/pumprig-recover.service)."
      })
  private boolean keepRuns;

  @Mixin private final JsonOption json = new JsonOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Terminal terminal = Terminal.of(spec, json);
    try (LockFile _ = LockFile.acquire(terminal.state().resolve("lock"))) {
      Recovery.Summary summary =
          Recovery.run(terminal.state(), campaign -> keepRuns, terminal.people()::println);
      terminal.people().println(text(summary));
      summary.loss().ifPresent(terminal.people()::println);
      terminal.answer(bytes(summary));
      return summary.clean() ? Exit.PASS : Exit.ABORTED;
    } catch (LockFile.HeldException held) {
      throw new CommandProblem(
          "a session is running on this machine ("
              + held.holder()
              + "); it undoes its own faults.");
    }
  }

  private static String text(Recovery.Summary summary) {
    return summary.clean() && summary.faults() == 0 && summary.runs() == 0
        ? "Nothing to undo."
        : "Faults undone: %d, left: %d. Runs brought to an end: %d, left: %d."
            .formatted(summary.faults(), summary.faultsLeft(), summary.runs(), summary.runsLeft());
  }

  private static byte[] bytes(Recovery.Summary summary) {
    return CanonicalJson.bytes(
        out ->
            out.flag("clean", summary.clean())
                .objects("faults", summary.each(), RecoverCommand::write)
                .number("faultsLeft", summary.faultsLeft())
                .number("faultsUndone", summary.faults())
                .text("loss", summary.loss().orElse(""))
                .number("runsEnded", summary.runs())
                .number("runsLeft", summary.runsLeft()));
  }

  static void write(Recovery.Undone fault, FieldSink out) {
    out.text("backEnd", fault.entry().backEnd())
        .text("fault", fault.entry().faultId())
        .text("reason", fault.reason())
        .text("run", fault.entry().runId())
        .text("target", fault.entry().target().toString())
        .flag("undone", fault.undone());
  }
}
