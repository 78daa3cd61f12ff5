package org.pumprig.rig.compare.claim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.judge.WatchdogEndpoint;
import org.pumprig.rig.plan.Plan;

/**
 * What one run of a unit shows of the watchdog.
 *
 * @param key which run, but for its arm
 * @param slot its place in the campaign
 * @param trip what it shows
 */
public record UnitTrip(Key key, long slot, Trip trip) {
  /** What both halves of a pair have in common. */
  public record Key(String campaignId, long replicate, String unit) implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::campaignId)
            .thenComparingLong(Key::replicate)
            .thenComparing(Key::unit);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  /** Serial number. */
  public String unit() {
    return key.unit();
  }

  /** All runs of an arm of which the end is known, or known but for blind time; each once. */
  static List<UnitTrip> of(Plan plan, String arm, List<RunVerdict> runs) {
    var trips = new TreeMap<Key, UnitTrip>();
    for (RunVerdict run : runs) {
      if (run.arm().equals(arm)) {
        var key = new Key(run.campaignId(), run.replicate(), run.unit());
        trip(plan, run)
            .ifPresent(trip -> trips.putIfAbsent(key, new UnitTrip(key, run.slot(), trip)));
      }
    }
    return new ArrayList<>(trips.values());
  }

  private static Optional<Trip> trip(Plan plan, RunVerdict run) {
    return switch (WatchdogEndpoint.of(plan, run.facts())) {
      case WatchdogEndpoint.Observed seen ->
          Optional.of(Trip.of(seen, plan.watch().statusEveryNanos()));
      case WatchdogEndpoint.Between between -> Optional.of(Trip.of(between));
      case WatchdogEndpoint.Unusable _ -> Optional.empty();
    };
  }
}
