package org.pumprig.rig.report;

import java.util.ArrayList;
import java.util.List;

/** Puts stretches into the first lane where they overlap nothing. */
final class LanePacker {
  private record Extent(double from, double to) {}

  private final List<List<Extent>> lanes = new ArrayList<>();
  private final int most;

  /**
   * @param most lanes; what fits in none of them goes into the last and overlaps there
   */
  LanePacker(int most) {
    this.most = most;
  }

  /** The lane for a stretch. */
  int place(double from, double to) {
    var extent = new Extent(from, to);
    for (int i = 0; i < lanes.size(); i++) {
      if (isFree(lanes.get(i), from, to)) {
        lanes.get(i).add(extent);
        return i;
      }
    }
    if (lanes.size() < most) {
      lanes.add(new ArrayList<>());
    }
    lanes.getLast().add(extent);
    return lanes.size() - 1;
  }

  /** Whether a lane has room for a stretch, or may be added for it. */
  boolean hasRoom(double from, double to) {
    return lanes.size() < most || lanes.stream().anyMatch(lane -> isFree(lane, from, to));
  }

  private static boolean isFree(List<Extent> lane, double from, double to) {
    return lane.stream().noneMatch(e -> e.from() < to && from < e.to());
  }

  int lanes() {
    return lanes.size();
  }
}
