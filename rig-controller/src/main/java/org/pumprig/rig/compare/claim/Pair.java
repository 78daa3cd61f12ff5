package org.pumprig.rig.compare.claim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.judge.WatchdogEndpoint;
import org.pumprig.rig.plan.Comparison;
import org.pumprig.rig.plan.Plan;

/**
 * One unit in one replicate, in both arms.
 *
 * @param campaignId the campaign
 * @param replicate from 0
 * @param unit serial number
 * @param lastSlot when both runs were done, by their place in the campaign
 * @param than the old firmware's run
 * @param better the new one's
 */
public record Pair(
    String campaignId, long replicate, String unit, long lastSlot, Trip than, Trip better) {
  private record Key(String campaignId, long replicate, String unit) {}

  private record Half(long slot, Trip trip) {}

  private static final Comparator<Key> ORDER =
      Comparator.comparing(Key::campaignId)
          .thenComparingLong(Key::replicate)
          .thenComparing(Key::unit);

  /** Whether nothing of it lies in blind time. */
  public boolean certain() {
    return !than.blind() && !better.blind();
  }

  /** All pairs of which both halves are known, or known but for blind time; by campaign. */
  public static List<Pair> of(Plan plan, Comparison comparison, List<RunVerdict> runs) {
    Map<Key, Half> than = halves(plan, comparison.than(), runs);
    Map<Key, Half> better = halves(plan, comparison.better(), runs);
    List<Pair> pairs = new ArrayList<>();
    than.forEach(
        (key, half) -> {
          Half other = better.get(key);
          if (other != null) {
            pairs.add(
                new Pair(
                    key.campaignId(),
                    key.replicate(),
                    key.unit(),
                    Math.max(half.slot(), other.slot()),
                    half.trip(),
                    other.trip()));
          }
        });
    return pairs;
  }

  private static Map<Key, Half> halves(Plan plan, String arm, List<RunVerdict> runs) {
    Map<Key, Half> halves = new TreeMap<>(ORDER);
    for (RunVerdict run : runs) {
      if (run.arm().equals(arm)) {
        Key key = new Key(run.campaignId(), run.replicate(), run.unit());
        trip(plan, run).ifPresent(trip -> halves.putIfAbsent(key, new Half(run.slot(), trip)));
      }
    }
    return halves;
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
