package org.pumprig.rig.incident.fit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.pumprig.rig.incident.capture.Sightings;
import org.pumprig.rig.incident.capture.Sightings.Silence;
import org.pumprig.rig.incident.fit.Fitted.Time;

/**
 * Silences of several pumps at once are one outage, whose limits they narrow together; those that
 * losses make by chance are none.
 */
final class SilenceFit {
  private static final long ALONE_NANOS = 1_000_000_000;

  /** Shorter ones are what losses make of retransmissions. */
  private static final long SHORTEST_NANOS = 900_000_000;

  private SilenceFit() {}

  static List<Fitted> of(Sightings seen, int pumps) {
    List<Silence> silences =
        seen.silences().stream()
            .filter(each -> each.untilNanos() - each.fromNanos() >= SHORTEST_NANOS)
            .sorted(Comparator.comparingLong(Silence::fromNanos))
            .toList();
    var chance = new ChanceSilences(seen, pumps);
    var found = new ArrayList<Fitted>();
    var group = new ArrayList<Silence>();
    long end = Long.MIN_VALUE;
    for (Silence silence : silences) {
      if (!group.isEmpty() && silence.fromNanos() > end) {
        close(group, pumps, chance, found);
        group.clear();
        end = Long.MIN_VALUE;
      }
      group.add(silence);
      end = Math.max(end, silence.untilNanos());
    }
    if (!group.isEmpty()) {
      close(group, pumps, chance, found);
    }
    return found;
  }

  private static void close(
      List<Silence> group, int pumps, ChanceSilences chance, List<Fitted> found) {
    long together = group.stream().mapToInt(Silence::pump).distinct().count();
    if (together * 2 >= pumps) {
      if (!chance.explain(group)) {
        found.add(fitted(group, Optional.empty()));
      }
      return;
    }
    for (Silence silence : group) {
      boolean lasts = silence.untilNanos() - silence.fromNanos() >= ALONE_NANOS;
      if (lasts && !chance.explain(List.of(silence))) {
        found.add(fitted(List.of(silence), Optional.of(silence.pump())));
      }
    }
  }

  /** One pump may have a second silence in the group: the first counts for the start. */
  private static Fitted fitted(List<Silence> group, Optional<Integer> pump) {
    long first = group.getFirst().fromNanos();
    long longest =
        group.stream().mapToLong(each -> each.untilNanos() - each.fromNanos()).max().orElse(0);
    List<Silence> main =
        group.stream().filter(each -> each.untilNanos() - each.fromNanos() >= longest / 2).toList();
    long low = main.stream().mapToLong(Silence::answeredNanos).max().orElse(first);
    long high = main.stream().mapToLong(Silence::fromNanos).min().orElse(first);
    long endLow = main.stream().mapToLong(Silence::untilNanos).max().orElse(first);
    long endHigh = main.stream().mapToLong(Silence::againNanos).min().orElse(first);
    long asked = group.stream().mapToLong(Silence::asked).sum();
    return new Fitted(
        Kind.SILENCE,
        Time.between(low, high),
        Time.between(endLow, endHigh),
        0,
        0,
        0,
        Optional.empty(),
        pump,
        asked);
  }
}
