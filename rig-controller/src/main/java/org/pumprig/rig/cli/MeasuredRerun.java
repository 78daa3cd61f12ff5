package org.pumprig.rig.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.pumprig.rig.incident.capture.Sightings;
import org.pumprig.rig.incident.fit.Picture;
import org.pumprig.rig.incident.fit.Reproduction;
import org.pumprig.rig.incident.fit.Rerun;
import org.pumprig.rig.incident.importing.SwitchedFault;
import org.pumprig.rig.incident.importing.Switching;
import org.pumprig.rig.yaml.InputProblem;

/** A rerun held against its original, both measured: told, drawn and written. */
final class MeasuredRerun {
  private MeasuredRerun() {}

  /**
   * Writes {@code picture.svg} and {@code compare.json}; the exit code.
   *
   * @param run the rerun's own directory, whose journals tell when its faults were switched
   */
  static int tell(
      IncidentSource original,
      IncidentSource rerun,
      Optional<Path> run,
      Path root,
      Terminal terminal)
      throws IOException, InputProblem {
    Rerun both = Rerun.of(original.fitted(), rerun.fitted());
    Sightings was = original.seen().sightings();
    Sightings is = rerun.seen().sightings();
    long shift = both.shiftNanos().orElse(is.firstNanos() - was.firstNanos());
    Reproduction measured = Reproduction.measured(was, is, shift);
    List<SwitchedFault> switched = run.isPresent() ? SwitchedFault.read(run.get()) : List.of();
    var report = new RerunReport(original, rerun, both, measured, Switching.of(both, switched));
    Files.createDirectories(root);
    Files.writeString(root.resolve("picture.svg"), Picture.svg(measured));
    Files.write(root.resolve("compare.json"), report.json());
    report.lines().forEach(terminal.people()::println);
    terminal.people().println("Written to " + root + ": picture.svg, compare.json");
    terminal.people().flush();
    terminal.answer(report.json());
    return both.same() ? Exit.PASS : Exit.FAIL;
  }
}
