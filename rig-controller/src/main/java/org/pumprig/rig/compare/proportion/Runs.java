package org.pumprig.rig.compare.proportion;

import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.rig.compare.stats.Proportion;

/** The size that the unconditional tests go up to. */
final class Runs {
  private Runs() {}

  static int of(Proportion share) throws NotComputableException {
    if (share.runs() > WorstCase.MOST_RUNS) {
      throw new NotComputableException(
          "An arm has %d runs, and the unconditional exact tests go up to %d; take Fisher's test."
              .formatted(share.runs(), WorstCase.MOST_RUNS));
    }
    return Math.toIntExact(share.runs());
  }
}
