package org.pumprig.rig.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.doctor.Diagnosis;
import org.pumprig.rig.doctor.DiagnosisJson;
import org.pumprig.rig.doctor.DiagnosisText;
import org.pumprig.rig.doctor.Doctor;
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
      "with a rig file also whether all that it needs is there. The packet filter is tried in a",
      "network namespace that is made for that; nothing else is touched."
    },
    footer = {
      "",
      "Exit codes: 0 all that is needed is there, 2 something is missing: remedies are named.",
      "Example: pumprig doctor --rig fixtures/rigs/router.yaml"
    })
final class DoctorCommand implements Callable<Integer> {
  @Option(names = "--rig", paramLabel = "RIG", description = "Rig file to look at.")
  private @Nullable Path rig;

  @Mixin private final JsonOption json = new JsonOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Optional<Rig> read = rig == null ? Optional.empty() : Optional.of(RigFile.read(rig));
    Terminal terminal = Terminal.of(spec, json);
    String ssh = System.getenv().getOrDefault("SSH_CONNECTION", "");
    Diagnosis diagnosis = Doctor.look(read, ssh);
    DiagnosisText.lines(diagnosis).forEach(terminal.people()::println);
    terminal.answer(DiagnosisJson.bytes(diagnosis));
    return diagnosis.blocking().isEmpty() ? Exit.PASS : Exit.USAGE;
  }
}
