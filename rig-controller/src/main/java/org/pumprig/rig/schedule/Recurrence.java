package org.pumprig.rig.schedule;

import java.util.ArrayList;
import java.util.List;
import org.pumprig.rig.plan.Timing;
import org.pumprig.seed.RandomStream;

/** The begins of a window that comes again and again, before anything is in its way. */
final class Recurrence {
  private Recurrence() {}

  /**
   * The time from one begin to the next.
   *
   * @param takesNanos what the window takes with its gap
   */
  static long spacing(Timing.Spacing spacing, long takesNanos, RandomStream random) {
    return switch (spacing) {
      case Timing.Spacing.Fixed fixed -> fixed.nanos();
      case Timing.Spacing.Uniform uniform ->
          random.nextBetween(uniform.leastNanos(), uniform.mostNanos());
      case Timing.Spacing.Exponential exponential ->
          takesNanos
              + StrictMath.round(random.nextExponential() * (exponential.meanNanos() - takesNanos));
    };
  }

  /**
   * Begins between two times, in order.
   *
   * @param endNanos each must be over by then
   */
  static List<Long> begins(
      Timing.Every every,
      long takesNanos,
      long lastsNanos,
      long originNanos,
      long endNanos,
      RandomStream random) {
    List<Long> begins = new ArrayList<>();
    long at =
        originNanos
            + (every.firstNanos().isPresent()
                ? every.firstNanos().getAsLong()
                : spacing(every.spacing(), takesNanos, random));
    while (at + lastsNanos <= endNanos && begins.size() < every.atMost()) {
      begins.add(at);
      at += spacing(every.spacing(), takesNanos, random);
    }
    return begins;
  }
}
