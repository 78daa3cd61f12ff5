package org.pumprig.rig.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The stress phase as windows with a known start leave it, and a way to fit in the others.
 *
 * <p>Without windows that come again and again, a plan is accepted only if first-fit decreasing
 * (Johnson, 1974) fits its windows in: then every seed has at least that placement.
 *
 * @param gapNanos least time between two faults
 * @param taken windows with a known start, by start
 * @param floating windows placed by the seed, each as often as it comes, in the plan's order
 * @param stretches free time between those taken, without the gaps to these, by start
 */
public record StressRoom(
    long gapNanos, List<Stretch> taken, List<FaultWindow> floating, List<Stretch> stretches) {
  /** Copies the lists. */
  public StressRoom {
    taken = List.copyOf(taken);
    floating = List.copyOf(floating);
    stretches = List.copyOf(stretches);
  }

  /**
   * Time in which faults may stand, or do.
   *
   * @param fromNanos after the stress phase's begin; negative: before it
   * @param toNanos after the stress phase's begin, not before {@code fromNanos}
   */
  public record Stretch(long fromNanos, long toNanos) {
    /** Its length. */
    public long lengthNanos() {
      return toNanos - fromNanos;
    }
  }

  /** The windows of a plan that have a fixed start and may not overlap, by start. */
  public static List<Stretch> fixed(Faults faults, Phases phases) {
    List<Stretch> fixed = new ArrayList<>();
    for (FaultWindow window : faults.windows()) {
      if (!window.overlap()) {
        window
            .fixedNanos(phases)
            .ifPresent(at -> fixed.add(new Stretch(at, at + window.lastsNanos())));
      }
    }
    fixed.sort(Comparator.comparingLong(Stretch::fromNanos));
    return fixed;
  }

  /**
   * The room that is left for the windows that the seed places.
   *
   * @param taken when windows with a known start stand, by start
   */
  public static StressRoom of(Faults faults, List<Stretch> taken, long stressNanos) {
    List<FaultWindow> floating = new ArrayList<>();
    for (FaultWindow window : faults.windows()) {
      if (window.floats()) {
        IntStream.range(0, window.times()).forEach(i -> floating.add(window));
      }
    }
    return new StressRoom(
        faults.gapAtLeastNanos(),
        taken,
        floating,
        free(taken, faults.gapAtLeastNanos(), 0, stressNanos));
  }

  /** What is free from one time to another, without the gaps to what is taken. */
  public static List<Stretch> free(
      List<Stretch> taken, long gapNanos, long fromNanos, long toNanos) {
    List<Stretch> stretches = new ArrayList<>();
    long from = fromNanos;
    for (Stretch one : taken) {
      addStretch(stretches, from, Math.min(toNanos, one.fromNanos() - gapNanos));
      from = Math.max(from, one.toNanos() + gapNanos);
    }
    addStretch(stretches, from, toNanos);
    return stretches;
  }

  private static void addStretch(List<Stretch> stretches, long from, long to) {
    if (to > from) {
      stretches.add(new Stretch(from, to));
    }
  }

  /** What all faults take at least, gaps between them included. */
  public long neededNanos() {
    long faults = (long) taken.size() + floating.size();
    return taken.stream().mapToLong(Stretch::lengthNanos).sum()
        + floating.stream().mapToLong(FaultWindow::lastsNanos).sum()
        + Math.max(0, faults - 1) * gapNanos;
  }

  /**
   * For each floating window the stretch into which first-fit decreasing puts it; empty if that
   * doesn't fit them all in.
   */
  public Optional<List<Integer>> firstFit() {
    List<Integer> longestFirst =
        IntStream.range(0, floating.size())
            .boxed()
            .sorted(Comparator.comparingLong(i -> -floating.get(i).lastsNanos()))
            .toList();
    long[] room = rooms();
    Integer[] chosen = new Integer[floating.size()];
    for (int index : longestFirst) {
      long takes = floating.get(index).lastsNanos() + gapNanos;
      int stretch = 0;
      while (stretch < room.length && room[stretch] < takes) {
        stretch++;
      }
      if (stretch == room.length) {
        return Optional.empty();
      }
      room[stretch] -= takes;
      chosen[index] = stretch;
    }
    return Optional.of(List.of(chosen));
  }

  /**
   * The room of each stretch, counted so that every window takes its length and one gap: n windows
   * need only n − 1 gaps, so a stretch has one gap more than its length.
   */
  public long[] rooms() {
    return stretches.stream().mapToLong(stretch -> stretch.lengthNanos() + gapNanos).toArray();
  }
}
