package org.pumprig.rig.incident.fit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pumprig.rig.incident.capture.Samples;
import org.pumprig.rig.incident.capture.Sightings;
import org.pumprig.rig.incident.capture.Sightings.Loss;

/**
 * Packets of one way by time, and whether each got lost. After the capture only data is seen to be
 * lost; before it, whatever IP numbers.
 */
final class LossTrials {
  private final List<Trial> trials;
  private final long stride;

  /**
   * @param errorNanos how far the time may be off
   */
  private record Trial(long atNanos, long errorNanos, boolean lost) {}

  /** Which packets count. */
  @FunctionalInterface
  interface Which {
    boolean counts(int pump, long nanos);
  }

  private LossTrials(List<Trial> trials, long stride) {
    this.trials = trials.stream().sorted(Comparator.comparingLong(Trial::atNanos)).toList();
    this.stride = stride;
  }

  /**
   * Those of a span.
   *
   * @param losses all of one way and side, at least one
   * @param others losses that something else explains: these packets didn't pass
   */
  static LossTrials of(
      Samples segments, List<Loss> losses, List<Loss> others, long fromNanos, long toNanos) {
    return of(segments, losses, others, (_, at) -> at >= fromNanos && at <= toNanos);
  }

  /** Those of some moments of some pumps. */
  static LossTrials of(Samples segments, List<Loss> losses, List<Loss> others, Which which) {
    Loss one = losses.getFirst();
    Set<Long> lostAt =
        Stream.concat(losses.stream(), others.stream())
            .map(Loss::atNanos)
            .collect(Collectors.toSet());
    List<Trial> all = new ArrayList<>();
    for (Loss each : losses) {
      all.add(new Trial(each.atNanos(), each.errorNanos(), true));
    }
    int way = one.towardsGateway() ? 0 : 1;
    for (int i = 0; i < segments.size(); i++) {
      long at = segments.timeNanos(i);
      int is = Sightings.way(segments.value(i));
      boolean counts = is == way || (one.before() && is == way + 2);
      // What got lost behind the capture had passed it.
      boolean known = !one.before() && lostAt.contains(at);
      if (counts && !known && which.counts(Sightings.pump(segments.value(i)), at)) {
        all.add(new Trial(at, 0, false));
      }
    }
    return new LossTrials(all, segments.stride());
  }

  /** The same with time running backwards. */
  LossTrials reversed() {
    return new LossTrials(
        trials.reversed().stream()
            .map(each -> new Trial(-each.atNanos, each.errorNanos, each.lost))
            .toList(),
        stride);
  }

  /** How many there are. */
  int size() {
    return trials.size();
  }

  /** How many each packet that passed stands for. */
  long stride() {
    return stride;
  }

  /** When one was sent, or the middle of when it may have been; ascending. */
  long time(int i) {
    return trials.get(i).atNanos;
  }

  /** Whether it got lost. */
  boolean lost(int i) {
    return trials.get(i).lost;
  }

  /** The earliest time of one. */
  long low(int i) {
    return time(i) - trials.get(i).errorNanos;
  }

  /** The latest. */
  long high(int i) {
    return time(i) + trials.get(i).errorNanos;
  }

  /** How many in a span got lost, or passed; one that may have been in it is taken to have been. */
  long count(long fromNanos, long toNanos, boolean gotLost) {
    long count = 0;
    for (int i = 0; i < size(); i++) {
      if (lost(i) == gotLost && high(i) >= fromNanos && low(i) <= toNanos) {
        count += gotLost ? 1 : stride;
      }
    }
    return count;
  }

  /** What got lost of all. */
  Share all() {
    double lost = count(Long.MIN_VALUE, Long.MAX_VALUE, true);
    return new Share(lost, lost + count(Long.MIN_VALUE, Long.MAX_VALUE, false));
  }

  /** The share that got lost. */
  double share(long fromNanos, long toNanos) {
    double gone = count(fromNanos, toNanos, true);
    return gone / Math.max(1, gone + count(fromNanos, toNanos, false));
  }
}
