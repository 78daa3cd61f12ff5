package org.pumprig.rig.incident.fit;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.pumprig.rig.incident.capture.Sightings;

/** Moments at which something was sent that was answered. */
final class GoodTimes {
  private final long[] times;

  GoodTimes(Sightings seen) {
    LongStream trips =
        LongStream.range(0, seen.roundTrips().size())
            .map(i -> seen.roundTrips().timeNanos((int) i));
    LongStream exchanges =
        seen.exchanges().stream()
            .filter(each -> each.delayNanos() >= 0)
            .mapToLong(Sightings.Exchange::atNanos);
    times = LongStream.concat(trips, exchanges).sorted().toArray();
  }

  /** The last one before a moment; where there is none, the moment itself. */
  long before(long nanos) {
    int at = Arrays.binarySearch(times, nanos);
    int index = (at < 0 ? -at - 1 : at) - 1;
    return index < 0 ? nanos : times[index];
  }

  /** The first one after a moment; where there is none, the moment itself. */
  long after(long nanos) {
    int at = Arrays.binarySearch(times, nanos);
    int index = at < 0 ? -at - 1 : at + 1;
    return index >= times.length ? nanos : times[index];
  }
}
