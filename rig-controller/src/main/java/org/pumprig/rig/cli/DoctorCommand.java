package org.pumprig.rig.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pumprig.host.LockFile;
import org.pumprig.rig.doctor.Diagnosis;
import org.pumprig.rig.doctor.DiagnosisJson;
import org.pumprig.rig.doctor.DiagnosisText;
import org.pumprig.rig.doctor.Doctor;
import org.pumprig.rig.network.PathFinding;
import org.pumprig.rig.network.TopologyProblem;
import org.pumprig.rig.session.PathTrial;
import org.pumprig.rig.session.Recovery;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.setup.RigFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pumprig doctor}: is this machine ready. */
@Command(
    name = "doctor",
    description = {
      "Says what this machine can do and why not: tools, privileges, back ends, faults;",
      "with a rig file also whether all that it needs is there: interfaces, ports, GPIO chips,",
      "programs; nothing is sent to what answers there. The packet filter is tried in a",
      "network namespace that is made for that; nothing else is touched, unless --prove asks for"
          + " it."
    },
    footer = {
      "",
      "Exit codes: 0 all that is needed is there, 2 something is missing: remedies are named.",
      "Example: pumprig doctor --rig fixtures/rigs/router.yaml --prove"
    })
final class DoctorCommand implements Callable<Integer> {
  @Option(names = "--rig", paramLabel = "RIG", description = "Rig file to look at.")
  private @Nullable Path rig;

  @Option(
      names = "--prove",
      description = {
        "As root: put the rig file's topology up, prove for each unit that its traffic crosses the",
        "injectors and that there is no way round, and take everything down again."
      })
  private boolean prove;

  @Mixin private final JsonOption json = new JsonOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Optional<Rig> read = rig == null ? Optional.empty() : Optional.of(RigFile.read(rig));
    Terminal terminal = Terminal.of(spec, json);
    String ssh = System.getenv().getOrDefault("SSH_CONNECTION", "");
    String programs = System.getenv().getOrDefault("PATH", "");
    Optional<List<PathFinding>> paths =
        prove ? Optional.of(proved(read, ssh, terminal)) : Optional.empty();
    Diagnosis diagnosis = Doctor.look(read, ssh, programs, paths);
    DiagnosisText.lines(diagnosis).forEach(terminal.people()::println);
    terminal.answer(DiagnosisJson.bytes(diagnosis));
    return diagnosis.blocking().isEmpty() ? Exit.PASS : Exit.USAGE;
  }

  private static List<PathFinding> proved(Optional<Rig> rig, String ssh, Terminal terminal)
      throws CommandProblem, IOException {
    if (rig.flatMap(each -> each.topology().crossing()).isEmpty()) {
      throw new CommandProblem(
          "--prove needs a rig file whose topology is bridge, router, redirect or access-point:"
              + " write --rig RIG.");
    }
    try (LockFile _ = LockFile.acquire(terminal.state().resolve("lock"))) {
      Recovery.Summary undone = Recovery.run(terminal.state(), terminal.people()::println);
      if (undone.faultsLeft() > 0) {
        throw new CommandProblem(
            "faults of a dead run may still act on this machine (see above); nothing was tried.");
      }
      return PathTrial.run(rig.get(), terminal.state(), ssh, terminal.people()::println);
    } catch (TopologyProblem inTheWay) {
      throw new CommandProblem(String.valueOf(inTheWay.getMessage()));
    } catch (LockFile.HeldException held) {
      throw new CommandProblem(
          "a session is running on this machine (" + held.holder() + "); wait for its end.");
    }
  }
}
