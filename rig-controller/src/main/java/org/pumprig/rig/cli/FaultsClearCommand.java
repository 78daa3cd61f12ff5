package org.pumprig.rig.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pumprig.host.LockFile;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.rig.session.LoneLedger;
import org.pumprig.rig.session.Recovery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pumprig faults clear}: takes back what dead processes left. */
@Command(
    name = "clear",
    description = {
      "Takes back the faults that dead processes left, and those named, whoever owns them.",
      "Journals of runs are left alone: 'pumprig recover' ends them."
    },
    footer = {
      "",
      "Exit codes: 0 nothing is left of them, 2 a session is running, 4 something is left.",
      "Example: pumprig faults clear"
    })
final class FaultsClearCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "ID",
      arity = "0..*",
      description = "Faults to take back although their process lives; see 'pumprig faults list'.")
  private List<String> ids = List.of();

  @Mixin private final JsonOption json = new JsonOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Terminal terminal = Terminal.of(spec, json);
    try (LockFile _ = LockFile.acquireShared(terminal.state().resolve("lock"))) {
      requireKnown(terminal);
      List<Recovery.Undone> each =
          LoneLedger.clear(terminal.state(), ids, terminal.people()::println);
      if (each.isEmpty()) {
        terminal.people().println("Nothing to clear.");
      }
      terminal.people().flush();
      boolean clean = each.stream().allMatch(Recovery.Undone::undone);
      terminal.answer(
          CanonicalJson.bytes(
              out -> out.flag("clean", clean).objects("faults", each, RecoverCommand::write)));
      return clean ? Exit.PASS : Exit.ABORTED;
    } catch (LockFile.HeldException held) {
      throw new CommandProblem(
          "a session is running on this machine ("
              + held.holder()
              + "); it undoes its own faults.");
    }
  }

  private void requireKnown(Terminal terminal) throws Exception {
    List<LoneLedger.Open> open = LoneLedger.open(terminal.state());
    for (String id : ids) {
      if (open.stream().noneMatch(each -> each.entry().faultId().equals(id))) {
        throw new CommandProblem("no fault '" + id + "' is open; see 'pumprig faults list'.");
      }
    }
  }
}
