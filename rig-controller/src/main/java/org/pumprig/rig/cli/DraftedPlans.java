package org.pumprig.rig.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.rig.incident.capture.CaptureImport.Seen;
import org.pumprig.rig.incident.fit.Fitted;
import org.pumprig.rig.incident.fit.PlanText;
import org.pumprig.rig.incident.fit.Traces;

/** The plans that play an incident again, with the bench that they run on, as files. */
final class DraftedPlans {
  private DraftedPlans() {}

  static void write(Path root, IncidentSource read) throws IOException {
    Files.createDirectories(root.resolve("firmware"));
    for (String name : List.of("before", "after")) {
      String path = "firmware/" + name + ".yaml";
      Files.write(root.resolve(path), Fixtures.bytes(path));
    }
    Seen seen = read.seen();
    List<Fitted> fitted = read.fitted();
    int pumps = seen.pumps().size();
    long first = seen.sightings().firstNanos();
    long last = seen.sightings().lastNanos();
    Optional<String> trace = Traces.of(seen.sightings(), fitted);
    Files.writeString(root.resolve("rig.yaml"), PlanText.rig(pumps));
    Files.writeString(root.resolve("compact.yaml"), PlanText.compact(fitted, pumps, first, last));
    Files.writeString(
        root.resolve("exact.yaml"), PlanText.exact(fitted, trace.isPresent(), first, last));
    if (trace.isPresent()) {
      Files.writeString(root.resolve(Traces.FILE), trace.get());
    }
  }
}
