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
import org.pumprig.seed.RandomStream;

/** Places a plan's windows in the stress phase by the draws of one replicate. */
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
   * @param atNanos after the stress phase's begin
   */
  record Placed(FaultWindow window, long atNanos) {}

  static List<Placed> of(Plan plan, int replicate) {
    var placement =
        new Placement(
            StressRoom.of(plan.faults(), plan.phases().stressNanos()),
            plan.seed().stream("schedule", "r" + replicate));
    return placement.placed();
  }

  private List<Placed> placed() {
    List<Placed> placed = new ArrayList<>();
    for (FaultWindow window : room.fixed()) {
      placed.add(new Placed(window, window.atNanos().orElseThrow()));
    }
    List<Integer> order =
        new ArrayList<>(IntStream.range(0, room.floating().size()).boxed().toList());
    random.shuffle(order);
    List<Integer> stretches = assign(order);
    for (int s = 0; s < room.stretches().size(); s++) {
      List<FaultWindow> inside = new ArrayList<>();
      for (int index : order) {
        if (stretches.get(index) == s) {
          inside.add(room.floating().get(index));
        }
      }
      spread(room.stretches().get(s), inside, placed);
    }
    placed.sort(Comparator.comparingLong(Placed::atNanos));
    return placed;
  }

  /** A stretch for each floating window: drawn, or else the placement that is known to fit. */
  private List<Integer> assign(List<Integer> order) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<List<Integer>> drawn = draw(order);
      if (drawn.isPresent()) {
        return drawn.get();
      }
    }
    return room.firstFit()
        .orElseThrow(() -> new IllegalArgumentException("the faults don't fit the stress phase"));
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
  private void spread(StressRoom.Stretch stretch, List<FaultWindow> inside, List<Placed> placed) {
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
