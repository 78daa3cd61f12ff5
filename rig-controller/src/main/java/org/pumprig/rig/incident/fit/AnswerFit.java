package org.pumprig.rig.incident.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.pumprig.rig.incident.capture.Sightings;
import org.pumprig.rig.incident.capture.Sightings.Exchange;
import org.pumprig.rig.incident.fit.Fitted.Time;
import org.pumprig.rig.incident.fit.Runs.Run;
import org.pumprig.rig.incident.fit.Runs.Series;

/** Messages that arrived and were acknowledged late, never, or by an error. */
final class AnswerFit {
  /** Later than this is late. */
  static final long LATE_NANOS = 30_000_000;

  private static final int FEWEST = 3;
  private static final long SHORTEST_NANOS = 500_000_000;

  private AnswerFit() {}

  static List<Fitted> of(Sightings seen, List<Fitted> outages) {
    List<Exchange> all =
        seen.exchanges().stream().filter(each -> !explained(outages, each)).toList();
    var found = new ArrayList<Fitted>();
    List<Exchange> answered = all.stream().filter(each -> each.delayNanos() >= 0).toList();
    for (Run run : Runs.above(series(answered, Exchange::delayNanos), LATE_NANOS, FEWEST)) {
      if (run.lengthNanos() >= SHORTEST_NANOS) {
        found.add(slow(run, answered));
      }
    }
    ToLongFunction<Exchange> missing = each -> each.delayNanos() < 0 ? 1 : 0;
    for (Run run : Runs.above(series(all, missing), 0, FEWEST)) {
      found.add(plain(Kind.NO_ACKNOWLEDGEMENT, run));
    }
    ToLongFunction<Exchange> error = each -> each.error() ? 1 : 0;
    for (Run run : Runs.above(series(all, error), 0, FEWEST)) {
      found.add(plain(Kind.ERROR_ACKNOWLEDGEMENT, run));
    }
    return found;
  }

  /** What was under way when an outage began was delivered and is never answered. */
  private static boolean explained(List<Fitted> outages, Exchange each) {
    return each.delayNanos() < 0
        && FaultFit.explained(outages, Optional.of(each.pump()), each.atNanos(), LATE_NANOS);
  }

  private static Fitted plain(Kind kind, Run run) {
    return Fitted.of(kind, run.start(), run.end(), 0, 0, run.values().length);
  }

  /** Where a gateway gets quick again, what it still owed comes at once: that is the end. */
  private static Fitted slow(Run run, List<Exchange> answered) {
    long median = run.quantile(500);
    long owed = Long.MAX_VALUE;
    for (Exchange each : answered) {
      boolean inRun = each.atNanos() >= run.start().nanos() && each.atNanos() <= run.lastNanos();
      if (inRun && each.delayNanos() > LATE_NANOS && each.delayNanos() < median * 8 / 10) {
        owed = Math.min(owed, each.atNanos() + each.delayNanos());
      }
    }
    boolean told = owed > run.lastNanos() - median && owed < run.end().nanos() + median;
    Time end = told ? new Time(owed, LATE_NANOS / 2) : run.end();
    long error = LATE_NANOS / 3 + (run.quantile(750) - run.quantile(250)) / 2;
    return Fitted.of(
        Kind.SLOW_ACKNOWLEDGEMENT, run.start(), end, median, error, run.values().length);
  }

  private static Series series(List<Exchange> exchanges, ToLongFunction<Exchange> value) {
    return Series.sorted(
        exchanges.stream().mapToLong(Exchange::atNanos).toArray(),
        exchanges.stream().mapToLong(value).toArray());
  }
}
