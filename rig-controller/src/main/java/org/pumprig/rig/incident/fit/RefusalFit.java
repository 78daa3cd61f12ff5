package org.pumprig.rig.incident.fit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.pumprig.rig.incident.capture.Sightings;
import org.pumprig.rig.incident.capture.Sightings.Attempt;
import org.pumprig.rig.incident.capture.Sightings.Ending;
import org.pumprig.rig.incident.capture.Sightings.Outcome;
import org.pumprig.rig.incident.fit.Fitted.Time;

/** Connections that were refused, and connections that were cut. */
final class RefusalFit {
  private static final long TOGETHER_NANOS = 3_000_000_000L;
  private static final long SOON_NANOS = 1_000_000_000;
  private static final int FEWEST = 3;

  private RefusalFit() {}

  static List<Fitted> of(Sightings seen, GoodTimes good) {
    List<Attempt> attempts =
        seen.attempts().stream().sorted(Comparator.comparingLong(Attempt::atNanos)).toList();
    var found = new ArrayList<Fitted>();
    var refused = new ArrayList<Attempt>();
    for (Attempt attempt : attempts) {
      boolean is = attempt.outcome() == Outcome.REFUSED;
      boolean ends =
          attempt.outcome() == Outcome.ESTABLISHED
              || is
                  && !refused.isEmpty()
                  && attempt.atNanos() - refused.getLast().atNanos() > TOGETHER_NANOS;
      if (ends && !refused.isEmpty()) {
        found.add(fitted(seen, good, refused, attempt.atNanos()));
        refused.clear();
      }
      if (is) {
        refused.add(attempt);
      }
    }
    if (!refused.isEmpty() && !ends(seen, good, refused.getFirst().atNanos())) {
      found.add(fitted(seen, good, refused, seen.lastNanos()));
    }
    found.removeIf(each -> each.kind() == Kind.REFUSED && each.support() < FEWEST);
    return found;
  }

  private static Fitted fitted(
      Sightings seen, GoodTimes good, List<Attempt> refused, long nextNanos) {
    long first = refused.getFirst().atNanos();
    OptionalLong cut =
        seen.endings().stream()
            .filter(Ending::byGateway)
            .mapToLong(Ending::atNanos)
            .filter(at -> at <= first && at >= first - SOON_NANOS)
            .min();
    long high = cut.orElse(first);
    return Fitted.of(
        cut.isPresent() ? Kind.GATEWAY_AWAY : Kind.REFUSED,
        Time.between(Math.max(good.before(high), high - SOON_NANOS), high),
        Time.between(refused.getLast().atNanos(), nextNanos),
        0,
        0,
        refused.size());
  }

  /**
   * Connections that were reset at the very end, with nothing behind: whoever ends a recording, or
   * the bench that was recorded, does the same, so they are no fault's.
   */
  static long atTheEnd(Sightings seen, GoodTimes good) {
    return seen.endings().stream()
        .filter(Ending::reset)
        .filter(Ending::byGateway)
        .filter(each -> ends(seen, good, each.atNanos()))
        .count();
  }

  private static boolean ends(Sightings seen, GoodTimes good, long nanos) {
    return seen.lastNanos() - nanos <= SOON_NANOS && good.after(nanos) == nanos;
  }

  private static boolean explained(List<Fitted> outages, Ending ending) {
    return FaultFit.explained(outages, Optional.of(ending.pump()), ending.atNanos(), SOON_NANOS);
  }

  /** Resets that no outage explains, nor the end. */
  static List<Fitted> resets(Sightings seen, GoodTimes good, List<Fitted> outages) {
    List<Long> times =
        seen.endings().stream()
            .filter(Ending::reset)
            .filter(Ending::byGateway)
            .filter(each -> !explained(outages, each))
            .map(Ending::atNanos)
            .filter(at -> !ends(seen, good, at))
            .sorted()
            .toList();
    var found = new ArrayList<Fitted>();
    int from = 0;
    for (int i = 1; i <= times.size(); i++) {
      if (i == times.size() || times.get(i) - times.get(i - 1) > TOGETHER_NANOS) {
        if (i - from >= FEWEST) {
          Time start = new Time(times.get(from), SOON_NANOS / 10);
          Time end = new Time(times.get(i - 1), SOON_NANOS / 10);
          found.add(Fitted.of(Kind.RESETS, start, end, 0, 0, (long) i - from));
        }
        from = i;
      }
    }
    return found;
  }
}
