package org.pumprig.rig.incident.fit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * An original's faults beside those that were seen when its plan was run again.
 *
 * @param shiftNanos how much later than the original the rerun was: the median of all pairs; empty:
 *     no fault was seen again
 * @param pairs faults seen in both, by start
 * @param missing faults of the original that weren't seen again
 * @param added faults of the rerun that the original doesn't have
 */
public record Rerun(
    OptionalLong shiftNanos, List<Pair> pairs, List<Fitted> missing, List<Fitted> added) {
  private static final long NEAR_NANOS = 1_000_000_000;
  private static final long TIMES_WITHIN_NANOS = 100_000_000;
  private static final int MOST = 60;

  /** Copies the lists. */
  public Rerun {
    pairs = List.copyOf(pairs);
    missing = List.copyOf(missing);
    added = List.copyOf(added);
  }

  /**
   * A fault of both.
   *
   * @param startOffNanos how much later it began in the rerun, its clock laid over the original's
   * @param endOffNanos how much later it ended
   */
  public record Pair(Fitted was, Fitted is, long startOffNanos, long endOffNanos) {
    /** How much more its value is in the rerun. */
    public long valueOff() {
      return is.value() - was.value();
    }

    /** Whether it began within 100 ms, or within the stated errors where these are larger. */
    public boolean beganThen() {
      return within(startOffNanos, was.start().errorNanos() + is.start().errorNanos());
    }

    /** The same but for so much that is known to be the machine's. */
    public boolean beganThenBut(long lateNanos) {
      return within(startOffNanos - lateNanos, was.start().errorNanos() + is.start().errorNanos());
    }

    /** The same of its end. */
    public boolean endedThenBut(long lateNanos) {
      return within(endOffNanos - lateNanos, was.end().errorNanos() + is.end().errorNanos());
    }

    /** The same of its end. */
    public boolean endedThen() {
      return within(endOffNanos, was.end().errorNanos() + is.end().errorNanos());
    }

    /** Whether its value is the same within both stated errors. */
    public boolean sameValue() {
      return Math.abs(valueOff()) <= was.valueError() + is.valueError();
    }

    private static boolean within(long off, long errors) {
      return Math.abs(off) <= Math.max(TIMES_WITHIN_NANOS, errors);
    }

    /** Whether all of it is the same. */
    public boolean same() {
      return beganThen() && endedThen() && sameValue();
    }
  }

  /** Lays the rerun over the original so that as many faults as can be meet one of their kind. */
  public static Rerun of(List<Fitted> original, List<Fitted> rerun) {
    List<Fitted> all = byStart(original);
    List<Fitted> again = byStart(rerun);
    List<Pair> best = List.of();
    for (Fitted was : all.subList(0, Math.min(MOST, all.size()))) {
      for (Fitted is : again.subList(0, Math.min(MOST, again.size()))) {
        if (alike(was, is)) {
          List<Pair> pairs = pairs(all, again, is.start().nanos() - was.start().nanos());
          best = better(pairs, best) ? pairs : best;
        }
      }
    }
    if (best.isEmpty()) {
      return new Rerun(OptionalLong.empty(), List.of(), all, again);
    }
    long shift = median(best);
    List<Pair> pairs = best.stream().map(pair -> pair(pair.was, pair.is, shift)).toList();
    return new Rerun(
        OptionalLong.of(shift),
        pairs,
        without(all, pairs.stream().map(Pair::was).toList()),
        without(again, pairs.stream().map(Pair::is).toList()));
  }

  /** Whether every fault was seen again, as it was, and no other. */
  public boolean same() {
    return missing.isEmpty() && added.isEmpty() && pairs.stream().allMatch(Pair::same);
  }

  private static List<Fitted> byStart(List<Fitted> faults) {
    return faults.stream()
        .sorted(Comparator.comparingLong(fitted -> fitted.start().nanos()))
        .toList();
  }

  private static boolean alike(Fitted was, Fitted is) {
    return was.kind() == is.kind()
        && was.towardsGateway().equals(is.towardsGateway())
        && was.pump().isPresent() == is.pump().isPresent();
  }

  private static List<Pair> pairs(List<Fitted> all, List<Fitted> again, long shift) {
    var left = new ArrayList<>(again);
    var pairs = new ArrayList<Pair>();
    for (Fitted was : all) {
      left.stream()
          .filter(is -> alike(was, is))
          .map(is -> pair(was, is, shift))
          .filter(pair -> Math.abs(pair.startOffNanos) <= NEAR_NANOS)
          .min(Comparator.comparingLong(pair -> Math.abs(pair.startOffNanos)))
          .ifPresent(
              pair -> {
                pairs.add(pair);
                left.remove(pair.is);
              });
    }
    return pairs;
  }

  private static Pair pair(Fitted was, Fitted is, long shift) {
    return new Pair(
        was,
        is,
        is.start().nanos() - was.start().nanos() - shift,
        is.end().nanos() - was.end().nanos() - shift);
  }

  private static boolean better(List<Pair> pairs, List<Pair> best) {
    return pairs.size() > best.size() || pairs.size() == best.size() && off(pairs) < off(best);
  }

  private static long off(List<Pair> pairs) {
    return pairs.stream()
        .flatMapToLong(
            pair -> LongStream.of(Math.abs(pair.startOffNanos), Math.abs(pair.endOffNanos)))
        .sum();
  }

  private static long median(List<Pair> pairs) {
    long[] shifts =
        pairs.stream()
            .mapToLong(pair -> pair.is.start().nanos() - pair.was.start().nanos())
            .sorted()
            .toArray();
    return shifts[shifts.length / 2];
  }

  private static List<Fitted> without(List<Fitted> all, List<Fitted> some) {
    var left = new ArrayList<>(all);
    some.forEach(left::remove);
    return left;
  }
}
