package org.pumprig.rig.judge;

import java.util.ArrayList;
import java.util.List;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.CoverageRecord.BlindInterval;

/**
 * Keeps blind stretches. Beyond the limit a new one is joined with the last of its channel, and all
 * between them counts as blind too: less is known then, never more.
 */
final class BlindFold {
  private static final int MOST = 1_000;
  private final List<BlindInterval> kept = new ArrayList<>();

  void on(BlindInterval next) {
    int last = kept.size() < MOST ? -1 : lastOf(next.channel());
    if (last < 0) {
      kept.add(next);
      return;
    }
    BlindInterval old = kept.get(last);
    kept.set(
        last,
        new BlindInterval(
            next.channel(),
            Math.min(old.fromNanos(), next.fromNanos()),
            Math.max(old.toNanos(), next.toNanos()),
            "several stretches, joined"));
  }

  private int lastOf(Channel channel) {
    for (int i = kept.size() - 1; i >= 0; i--) {
      if (kept.get(i).channel() == channel) {
        return i;
      }
    }
    return -1;
  }

  List<BlindInterval> kept() {
    return List.copyOf(kept);
  }
}
