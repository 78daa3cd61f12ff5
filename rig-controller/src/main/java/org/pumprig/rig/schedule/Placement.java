package org.pumprig.rig.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.pumprig.rig.plan.FaultWindow;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.plan.StressRoom;
import org.pumprig.rig.plan.StressRoom.Stretch;
import org.pumprig.rig.plan.Timing;
import org.pumprig.seed.RandomStream;

/**
 * Places a plan's windows by the draws of one replicate: first those with a fixed start, then in
 * the plan's order those that come again and again, each put off while another stands in its place,
 * then the others in what is left of the stress phase.
 */
final class Placement {
  /** Starts are drawn in whole milliseconds where there is room, so that people can read them. */
  private static final long GRID_NANOS = 1_000_000;

  private static final int ATTEMPTS = 20;

  private final StressRoom room;
  private final RandomStream random;

  private Placement(StressRoom room, RandomStream random) {
    this.room = room;
    this.random = random;
  }

  /**
   * A window with its start.
   *
   * @param atNanos after the stress phase's begin; negative: before it
   */
  record Placed(FaultWindow window, long atNanos) {}

  /**
   * All windows, by start.
   *
   * @return empty if those that the seed places don't fit beside those that come again and again
   */
  static Optional<List<Placed>> of(Plan plan, int replicate) {
    List<Placed> placed = new ArrayList<>();
    List<Stretch> taken = new ArrayList<>(StressRoom.fixed(plan.faults(), plan.phases()));
    List<FaultWindow> windows = plan.faults().windows();
    for (FaultWindow window : fixedByStart(windows)) {
      placed.add(new Placed(window, window.atNanos().orElseThrow() + origin(plan, window)));
    }
    for (int i = 0; i < windows.size(); i++) {
      FaultWindow window = windows.get(i);
      RandomStream own = plan.seed().stream("window", "r" + replicate, Integer.toString(i));
      if (window.timing() instanceof Timing.Every every) {
        again(plan, window, every, own, taken, placed);
      } else if (window.timing() instanceof Timing.Drawn drawn && window.overlap()) {
        anywhere(plan, window, drawn.times(), own, placed);
      }
    }
    var placement =
        new Placement(
            StressRoom.of(plan.faults(), taken, plan.phases().stressNanos()),
            plan.seed().stream("schedule", "r" + replicate));
    return placement.place(placed);
  }

  private static List<FaultWindow> fixedByStart(List<FaultWindow> windows) {
    return windows.stream()
        .filter(window -> window.atNanos().isPresent())
        .sorted(Comparator.comparingLong(window -> window.atNanos().getAsLong()))
        .toList();
  }

  private static long origin(Plan plan, FaultWindow window) {
    return window.within() == FaultWindow.Within.RUN ? -plan.phases().settleNanos() : 0;
  }

  private static long end(Plan plan, FaultWindow window) {
    return window.within() == FaultWindow.Within.RUN
        ? plan.phases().runNanos() - plan.phases().settleNanos()
        : plan.phases().stressNanos();
  }

  private static void again(
      Plan plan,
      FaultWindow window,
      Timing.Every every,
      RandomStream random,
      List<Stretch> taken,
      List<Placed> placed) {
    long gap = window.overlap() ? 0 : plan.faults().gapAtLeastNanos();
    long end = end(plan, window);
    List<Long> begins =
        Recurrence.begins(
            every,
            window.lastsNanos() + gap,
            window.lastsNanos(),
            origin(plan, window),
            end,
            random);
    for (long begin : begins) {
      Optional<Long> at =
          window.overlap() ? Optional.of(begin) : putOff(taken, gap, begin, end, window);
      if (at.isPresent()) {
        placed.add(new Placed(window, at.get()));
        if (!window.overlap()) {
          taken.add(new Stretch(at.get(), at.get() + window.lastsNanos()));
          taken.sort(Comparator.comparingLong(Stretch::fromNanos));
        }
      }
    }
  }

  /** The first free place from a time on; none if the part of the run is over before. */
  private static Optional<Long> putOff(
      List<Stretch> taken, long gap, long begin, long end, FaultWindow window) {
    return StressRoom.free(taken, gap, begin, end).stream()
        .filter(free -> free.lengthNanos() >= window.lastsNanos())
        .map(Stretch::fromNanos)
        .findFirst();
  }

  private static void anywhere(
      Plan plan, FaultWindow window, int times, RandomStream random, List<Placed> placed) {
    long spare = plan.phases().stressNanos() - window.lastsNanos();
    long grid = spare >= GRID_NANOS ? GRID_NANOS : 1;
    for (int i = 0; i < times; i++) {
      placed.add(new Placed(window, random.nextBetween(0, spare / grid) * grid));
    }
  }

  private Optional<List<Placed>> place(List<Placed> placed) {
    List<Integer> order =
        new ArrayList<>(IntStream.range(0, room.floating().size()).boxed().toList());
    random.shuffle(order);
    Optional<List<Integer>> stretches = assign(order);
    if (stretches.isEmpty()) {
      return Optional.empty();
    }
    for (int s = 0; s < room.stretches().size(); s++) {
      List<FaultWindow> inside = new ArrayList<>();
      for (int index : order) {
        if (stretches.get().get(index) == s) {
          inside.add(room.floating().get(index));
        }
      }
      spread(room.stretches().get(s), inside, placed);
    }
    placed.sort(Comparator.comparingLong(Placed::atNanos));
    return Optional.of(placed);
  }

  /** A stretch for each floating window: drawn, or else the placement that is known to fit. */
  private Optional<List<Integer>> assign(List<Integer> order) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<List<Integer>> drawn = draw(order);
      if (drawn.isPresent()) {
        return drawn;
      }
    }
    return room.firstFit();
  }

  /** Draws each window's stretch among those with room for it, in proportion to their room. */
  private Optional<List<Integer>> draw(List<Integer> order) {
    long[] rooms = room.rooms();
    Integer[] chosen = new Integer[order.size()];
    for (int index : order) {
      long takes = room.floating().get(index).lastsNanos() + room.gapNanos();
      long total = Arrays.stream(rooms).filter(free -> free >= takes).sum();
      if (total == 0) {
        return Optional.empty();
      }
      long mark = random.nextBelow(total);
      int stretch = 0;
      while (rooms[stretch] < takes || mark >= rooms[stretch]) {
        mark -= rooms[stretch] < takes ? 0 : rooms[stretch];
        stretch++;
      }
      rooms[stretch] -= takes;
      chosen[index] = stretch;
    }
    return Optional.of(List.of(chosen));
  }

  /** Spreads windows over a stretch: what time is left over is split at uniform random points. */
  private void spread(Stretch stretch, List<FaultWindow> inside, List<Placed> placed) {
    long taken = inside.stream().mapToLong(window -> window.lastsNanos() + room.gapNanos()).sum();
    long spare = stretch.lengthNanos() + room.gapNanos() - taken;
    long grid = spare >= GRID_NANOS ? GRID_NANOS : 1;
    long[] offsets = new long[inside.size()];
    Arrays.setAll(offsets, i -> random.nextBetween(0, spare / grid) * grid);
    Arrays.sort(offsets);
    long before = stretch.fromNanos();
    for (int i = 0; i < offsets.length; i++) {
      placed.add(new Placed(inside.get(i), before + offsets[i]));
      before += inside.get(i).lastsNanos() + room.gapNanos();
    }
  }
}
