package org.pumprig.rig.incident.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.pumprig.rig.incident.capture.Samples;
import org.pumprig.rig.incident.capture.Sightings;
import org.pumprig.rig.incident.fit.Runs.Run;
import org.pumprig.rig.incident.fit.Runs.Series;

/** Round trips that took longer than usual, for a while. */
final class DelayFit {
  private static final long LEAST_NANOS = 8_000_000;
  private static final long MARGIN_NANOS = 50_000_000;
  private static final int FEWEST = 8;
  private static final long SHORTEST_NANOS = 300_000_000;

  private DelayFit() {}

  static List<Fitted> of(Sightings seen, List<Fitted> outages) {
    Samples trips = seen.roundTrips();
    if (trips.size() < FEWEST) {
      return List.of();
    }
    long usual = usual(trips);
    var found = new ArrayList<Fitted>();
    for (Run run : Runs.above(series(trips, outages), limit(trips), FEWEST)) {
      if (run.lengthNanos() < SHORTEST_NANOS) {
        continue; // a moment's stutter is no fault
      }
      long value = run.quantile(500) - usual;
      long spread = (run.quantile(950) - run.quantile(50)) / 2;
      // The median of n values strays by about 1.25 standard deviations over the root of n.
      long error = LEAST_NANOS / 4 + (long) (1.25 * spread / StrictMath.sqrt(run.values().length));
      boolean jitters = spread * 10 > value;
      found.add(
          new Fitted(
              Kind.LATE,
              run.start(),
              run.end(),
              value,
              // Who keeps packets in order lets them wait for each other: that moves the median.
              jitters ? error + spread / 3 : error,
              jitters ? spread : 0,
              Optional.empty(),
              Optional.empty(),
              run.values().length));
    }
    return found;
  }

  /** What a round trip usually takes. */
  static long usual(Samples trips) {
    return trips.quantile(200);
  }

  /** From where on it is late. */
  static long limit(Samples trips) {
    long usual = usual(trips);
    return usual + Math.max(LEAST_NANOS, 2 * (usual - trips.quantile(20)));
  }

  /** Without what an outage of all held up. */
  private static Series series(Samples trips, List<Fitted> outages) {
    int[] kept =
        IntStream.range(0, trips.size())
            .filter(
                i ->
                    !FaultFit.explained(
                        outages, Optional.empty(), trips.timeNanos(i), MARGIN_NANOS))
            .toArray();
    return Series.sorted(
        Arrays.stream(kept).mapToLong(trips::timeNanos).toArray(),
        Arrays.stream(kept).mapToLong(trips::value).toArray());
  }
}
