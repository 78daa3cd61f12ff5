package org.pumprig.rig.compare.honest;

import org.pumprig.rig.compare.stats.Interval;
import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.rig.compare.stats.Proportion;
import org.pumprig.rig.compare.stats.Value;
import org.pumprig.seed.Seed;

/**
 * How often an interval held the truth.
 *
 * @param size units in a group
 * @param held of the samples that had an interval; empty intervals hold nothing
 * @param without samples without one: refused or undefined
 */
record Coverage(Interval95 interval, int size, Proportion held, long without) {
  static Coverage of(Interval95 interval, int size, int samples, Seed seed) {
    var random = seed.stream(interval.method(), interval.setting(), String.valueOf(size));
    long held = 0;
    long without = 0;
    for (int i = 0; i < samples; i++) {
      switch (answer(interval, random, size)) {
        case HELD -> held++;
        case MISSED -> {}
        case NONE -> without++;
      }
    }
    return new Coverage(
        interval, size, new Proportion(held, Math.max(1, samples - without)), without);
  }

  private enum Answer {
    HELD,
    MISSED,
    NONE
  }

  private static Answer answer(
      Interval95 interval, org.pumprig.seed.RandomStream random, int size) {
    try {
      Interval found = interval.draw().of(random, size);
      if (found.lower() instanceof Value.Undefined || found.upper() instanceof Value.Undefined) {
        return Answer.NONE;
      }
      boolean above =
          found.lower() instanceof Value.Finite lower && lower.number() <= interval.truth();
      boolean below =
          !(found.upper() instanceof Value.Finite upper) || upper.number() >= interval.truth();
      return above && below ? Answer.HELD : Answer.MISSED;
    } catch (NotComputableException e) {
      return Answer.NONE;
    }
  }

  /** The least that chance explains: the level less three standard errors. */
  double limit() {
    return 0.95 - 3 * StrictMath.sqrt(0.95 * 0.05 / held.runs());
  }

  /** Whether a promised level wasn't kept. */
  boolean broken() {
    return interval.exact() && held.estimate() < limit();
  }

  /** Such as "93.1", or "88.0 (28)" with 28 % of the samples without an interval. */
  String cell() {
    double none = 100.0 * without / (held.runs() + without);
    String covered = "%.1f".formatted(100 * held.estimate());
    return none < 0.5 ? covered : none > 95 ? "–" : covered + " (%.0f)".formatted(none);
  }
}
