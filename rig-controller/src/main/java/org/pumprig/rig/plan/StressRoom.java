package org.pumprig.rig.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The stress phase as windows with a fixed start leave it, and a way to fit in the others.
 *
 * <p>A plan is accepted only if first-fit decreasing (Johnson, 1974) fits its windows in: then
 * every seed has at least that placement.
 *
 * @param gapNanos least time between two faults
 * @param fixed windows with a fixed start, by start
 * @param floating windows placed by the seed, each as often as it comes, in the plan's order
 * @param stretches free time between the fixed windows, without the gaps to these, by start
 */
public record StressRoom(
    long gapNanos, List<FaultWindow> fixed, List<FaultWindow> floating, List<Stretch> stretches) {
  /** Copies the lists. */
  public StressRoom {
    fixed = List.copyOf(fixed);
    floating = List.copyOf(floating);
    stretches = List.copyOf(stretches);
  }

  /**
   * Time in which faults may stand.
   *
   * @param fromNanos after the stress phase's begin
   * @param toNanos after the stress phase's begin, not before {@code fromNanos}
   */
  public record Stretch(long fromNanos, long toNanos) {
    /** Its length. */
    public long lengthNanos() {
      return toNanos - fromNanos;
    }
  }

  /** The room for a plan's faults in a stress phase. */
  public static StressRoom of(Faults faults, long stressNanos) {
    List<FaultWindow> fixed =
        faults.windows().stream()
            .filter(window -> window.atNanos().isPresent())
            .sorted(Comparator.comparingLong(window -> window.atNanos().getAsLong()))
            .toList();
    List<FaultWindow> floating = new ArrayList<>();
    for (FaultWindow window : faults.windows()) {
      if (window.atNanos().isEmpty()) {
        IntStream.range(0, window.times()).forEach(i -> floating.add(window));
      }
    }
    List<Stretch> stretches = new ArrayList<>();
    long from = 0;
    for (FaultWindow window : fixed) {
      long at = window.atNanos().getAsLong();
      addStretch(stretches, from, at - faults.gapAtLeastNanos());
      from = at + window.lastsNanos() + faults.gapAtLeastNanos();
    }
    addStretch(stretches, from, stressNanos);
    return new StressRoom(faults.gapAtLeastNanos(), fixed, floating, stretches);
  }

  private static void addStretch(List<Stretch> stretches, long from, long to) {
    if (to > from) {
      stretches.add(new Stretch(from, to));
    }
  }

  /** What all faults take at least, gaps between them included. */
  public long neededNanos() {
    long faults = (long) fixed.size() + floating.size();
    return sum(fixed) + sum(floating) + Math.max(0, faults - 1) * gapNanos;
  }

  private static long sum(List<FaultWindow> windows) {
    return windows.stream().mapToLong(FaultWindow::lastsNanos).sum();
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
