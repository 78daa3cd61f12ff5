package org.pumprig.rig.incident.search;

import java.util.ArrayList;
import java.util.List;

/**
 * Lengths and periods to try, both rising.
 *
 * @param lengthsNanos how long a fault lasts
 * @param periodsNanos from one begin to the next
 */
public record Grid(List<Long> lengthsNanos, List<Long> periodsNanos) {
  private static final long FINEST = 10_000_000;

  /** Copies the lists. */
  public Grid {
    lengthsNanos = List.copyOf(lengthsNanos);
    periodsNanos = List.copyOf(periodsNanos);
  }

  /** Spread evenly by ratio over a stress phase, from an eightieth of it to all of it. */
  public static Grid over(long stressNanos, int steps) {
    return new Grid(
        geometric(stressNanos / 80.0, stressNanos / 4.0, steps),
        geometric(stressNanos / 40.0, stressNanos, steps));
  }

  /** Whether a fault of that length ends before it comes again, and comes at all. */
  public static boolean fits(long lengthNanos, long periodNanos) {
    return lengthNanos < periodNanos;
  }

  /**
   * All patterns of a kind that leave a gap after each fault.
   *
   * @param gapNanos at least so long: a gap in which nothing is exchanged proves no recovery
   */
  public List<Pattern> patterns(Pattern.Kind kind, long gapNanos) {
    List<Pattern> all = new ArrayList<>();
    for (long length : lengthsNanos) {
      for (long period : periodsNanos) {
        if (fits(length, period) && period - length >= gapNanos) {
          all.add(new Pattern(kind, length, period));
        }
      }
    }
    return all;
  }

  private static List<Long> geometric(double from, double to, int steps) {
    List<Long> all = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      double value = from * StrictMath.pow(to / from, (double) i / (steps - 1));
      long rounded = Math.max(FINEST, StrictMath.round(twoDigits(value)));
      if (all.isEmpty() || rounded > all.getLast()) {
        all.add(rounded);
      }
    }
    return all;
  }

  private static double twoDigits(double value) {
    double unit = StrictMath.pow(10, StrictMath.floor(StrictMath.log10(value)) - 1);
    return StrictMath.rint(value / unit) * unit;
  }
}
