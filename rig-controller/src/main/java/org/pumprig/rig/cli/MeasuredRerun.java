package org.pumprig.rig.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pumprig.rig.incident.capture.Sightings;
import org.pumprig.rig.incident.fit.Picture;
import org.pumprig.rig.incident.fit.Reproduction;
import org.pumprig.rig.incident.fit.Rerun;

/** A rerun held against its original, both measured: told, drawn and written. */
final class MeasuredRerun {
  private MeasuredRerun() {}

  /** Writes {@code picture.svg} and {@code compare.json}; the exit code. */
  static int tell(IncidentSource original, IncidentSource rerun, Path root, Terminal terminal)
      throws IOException {
    Rerun both = Rerun.of(original.fitted(), rerun.fitted());
    Sightings was = original.seen().sightings();
    Sightings is = rerun.seen().sightings();
    long shift = both.shiftNanos().orElse(is.firstNanos() - was.firstNanos());
    Reproduction measured = Reproduction.measured(was, is, shift);
    var report = new RerunReport(original, rerun, both, measured);
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
