package org.pumprig.rig.incident.fit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.pumprig.rig.incident.capture.Samples;
import org.pumprig.rig.incident.capture.Sightings.Loss;

/**
 * Packets of one way by time, and whether each got lost. After the capture only data is seen to be
 * lost; before it, whatever IP numbers.
 *
 * @param errors how far each time may be off
 * @param stride how many each packet that passed stands for
 */
record LossTrials(long[] times, long[] errors, boolean[] lost, long stride) {
  private record Trial(long atNanos, long errorNanos, boolean lost) {}

  /**
   * Those of a span.
   *
   * @param losses all of one way and side, at least one
   */
  static LossTrials of(Samples segments, List<Loss> losses, long fromNanos, long toNanos) {
    Loss one = losses.getFirst();
    Set<Long> lostAt = new HashSet<>();
    List<Trial> all = new ArrayList<>();
    for (Loss each : losses) {
      lostAt.add(each.atNanos());
      all.add(new Trial(each.atNanos(), each.errorNanos(), true));
    }
    int way = one.towardsGateway() ? 0 : 1;
    for (int i = 0; i < segments.size(); i++) {
      long at = segments.timeNanos(i);
      boolean counts = segments.value(i) == way || one.before() && segments.value(i) == way + 2;
      // What got lost behind the capture had passed it.
      boolean known = !one.before() && lostAt.contains(at);
      if (counts && !known && at >= fromNanos && at <= toNanos) {
        all.add(new Trial(at, 0, false));
      }
    }
    return of(all, segments.stride());
  }

  private static LossTrials of(List<Trial> all, long stride) {
    all.sort(Comparator.comparingLong(Trial::atNanos));
    boolean[] lost = new boolean[all.size()];
    for (int i = 0; i < lost.length; i++) {
      lost[i] = all.get(i).lost;
    }
    return new LossTrials(
        all.stream().mapToLong(Trial::atNanos).toArray(),
        all.stream().mapToLong(Trial::errorNanos).toArray(),
        lost,
        stride);
  }

  /** The same with time running backwards. */
  LossTrials reversed() {
    List<Trial> all = new ArrayList<>();
    for (int i = times.length - 1; i >= 0; i--) {
      all.add(new Trial(-times[i], errors[i], lost[i]));
    }
    return of(all, stride);
  }

  /** The earliest time of one. */
  long low(int i) {
    return times[i] - errors[i];
  }

  /** The latest. */
  long high(int i) {
    return times[i] + errors[i];
  }

  /** How many in a span got lost, or passed; one that may have been in it is taken to have been. */
  long count(long fromNanos, long toNanos, boolean gotLost) {
    long count = 0;
    for (int i = 0; i < times.length; i++) {
      if (lost[i] == gotLost && high(i) >= fromNanos && low(i) <= toNanos) {
        count += gotLost ? 1 : stride;
      }
    }
    return count;
  }

  /** The share that got lost. */
  double share(long fromNanos, long toNanos) {
    double gone = count(fromNanos, toNanos, true);
    return gone / Math.max(1, gone + count(fromNanos, toNanos, false));
  }
}
