package org.pumprig.rig.cli;

import java.nio.file.Path;
import java.util.List;
import org.pumprig.rig.incident.capture.CaptureImport.Seen;
import org.pumprig.rig.incident.fit.FaultFit;
import org.pumprig.rig.incident.fit.Fitted;
import org.pumprig.rig.incident.importing.SourceKind;
import org.pumprig.rig.yaml.InputProblem;

/** What was read of an incident or of its rerun, and the faults that explain it. */
record IncidentSource(SourceKind kind, Seen seen, List<Fitted> fitted) {
  private static final long DAY_NANOS = 86_400_000_000_000L;

  /** Less than the 30 days of a plan's longest run, for its other phases. */
  private static final long LONGEST_DAYS = 29;

  IncidentSource {
    fitted = List.copyOf(fitted);
  }

  static IncidentSource of(Path file, SourceKind kind, Seen seen, String remedy)
      throws InputProblem {
    if (seen.pumps().isEmpty()) {
      String remarks =
          seen.remarks().isEmpty() ? "" : " (" + String.join("; ", seen.remarks()) + ")";
      throw new InputProblem(
          file.toString(), 1, "there is no connection of a pump in it" + remarks, remedy);
    }
    long span = seen.sightings().lastNanos() - seen.sightings().firstNanos();
    if (span > LONGEST_DAYS * DAY_NANOS) {
      throw new InputProblem(
          file.toString(),
          1,
          "it spans %d days, and a plan holds %d at most; perhaps a single time in it is wrong"
              .formatted(span / DAY_NANOS, LONGEST_DAYS),
          "Cut out the part that matters, for a capture with 'editcap -A START -B END'");
    }
    return new IncidentSource(kind, seen, FaultFit.of(seen.sightings(), seen.pumps().size()));
  }
}
