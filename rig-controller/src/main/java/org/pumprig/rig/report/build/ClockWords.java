package org.pumprig.rig.report.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pumprig.rig.event.ClockObservation;
import org.pumprig.rig.event.ClockObservation.ClockDrifted;
import org.pumprig.rig.event.ClockObservation.ClockRead;
import org.pumprig.rig.event.ClockObservation.ClockStepped;
import org.pumprig.rig.report.BenchSeen;

/** What a run's journal tells of the rig's clock, in words. */
final class ClockWords {
  private ClockWords() {}

  static Optional<BenchSeen.Clock> of(RunMaterial run) {
    List<ClockObservation> seen = run.bench().clock();
    if (seen.isEmpty()) {
      return Optional.empty();
    }
    var words = new ArrayList<String>();
    long unsynchronised = 0;
    long known = 0;
    long worstMicros = -1;
    String source = "";
    boolean battery = true;
    long driftMicros = 0;
    var steps = new ArrayList<String>();
    for (ClockObservation one : seen) {
      switch (one) {
        case ClockRead read -> {
          known += read.synchronised().equals("unknown") ? 0 : 1;
          unsynchronised += read.synchronised().equals("no") ? 1 : 0;
          worstMicros = Math.max(worstMicros, read.errorMicros());
          source = read.source();
          battery &= !read.battery().equals("no");
        }
        case ClockStepped step -> steps.add("%+.3f s".formatted(step.micros() / 1e6));
        case ClockDrifted drift -> driftMicros += drift.micros();
      }
    }
    words.add(synchronised(known, unsynchronised, source));
    if (worstMicros >= 0) {
      words.add("at most %.3f ms wrong".formatted(worstMicros / 1e3));
    }
    words.add(steps.isEmpty() ? "never set" : "SET by " + String.join(", ", steps));
    if (driftMicros != 0) {
      words.add("went %+.3f s against the monotonic clock".formatted(driftMicros / 1e6));
    }
    if (!battery) {
      words.add("no battery clock");
    }
    return Optional.of(
        new BenchSeen.Clock(
            run.runId(), String.join("; ", words), unsynchronised > 0 || !steps.isEmpty()));
  }

  private static String synchronised(long known, long unsynchronised, String source) {
    if (known == 0) {
      return "nobody says whether it is synchronised"
          + (source.isEmpty() ? "" : " (" + source + ")");
    }
    return unsynchronised == 0
        ? "synchronised (" + source + ")"
        : "NOT synchronised at %d of %d looks (%s)".formatted(unsynchronised, known, source);
  }
}
