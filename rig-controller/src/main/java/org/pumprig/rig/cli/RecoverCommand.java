package org.pumprig.rig.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pumprig.host.LockFile;
import org.pumprig.rig.session.Ledgers;
import org.pumprig.rig.session.Recovery;
import org.pumprig.rig.session.StateDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code pumprig recover}: undoes what a dead run left on this machine. */
@Command(
    name = "recover",
    description = {
      "Undoes what a dead run left: every fault that the machine's ledger shows open is reverted",
      "and shown to be gone, and the run's journal is brought to an end."
    },
    footer = {"", "Example: pumprig recover"})
final class RecoverCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Path state = StateDirectory.ofThisMachine();
    try (LockFile _ = LockFile.acquire(state.resolve("lock"))) {
      Recovery.Summary summary = Recovery.run(Ledgers.of(state), out::println);
      out.println(
          summary.faults() == 0 && summary.runs() == 0
              ? "Nothing to undo."
              : summary.faults()
                  + " faults undone, "
                  + summary.runs()
                  + " runs brought to an end.");
      return summary.clean() ? Exit.PASS : Exit.ABORTED;
    } catch (LockFile.HeldException held) {
      throw new CommandProblem(
          "a session is running on this machine ("
              + held.holder()
              + "); it undoes its own faults.");
    }
  }
}
