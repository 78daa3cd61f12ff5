package org.pumprig.rig.run;

import java.util.Optional;
import org.pumprig.rig.event.BalanceRecord.DropsUsed;
import org.pumprig.rig.event.DropObservation.DropsDeclared;

/**
 * How long one has to wait for a drop at the programmed rate before fluid counts as standing still:
 * twice the time of the largest drop at the lower rate, as pumps deliver in strokes.
 */
public final class DropWindow {
  private static final double NANOS_PER_HOUR = 3.6e12;
  private static final double STROKES = 2;

  /** Longer than this a stop isn't waited for. */
  private static final double LONGEST_NANOS = NANOS_PER_HOUR;

  /** Drops that follow one another faster are a jet, which no sensor counts. */
  private static final double FASTEST_PER_HOUR = 10 * 3_600.0;

  private DropWindow() {}

  /**
   * @param rateNanolitresPerHour the lower of the programmed rates
   * @param windowNanos over which volumes are compared
   * @return empty if drops are too rare at that rate, or too many to be counted
   */
  public static Optional<DropsUsed> of(
      DropsDeclared sensor, long rateNanolitresPerHour, long windowNanos) {
    double largest = sensor.dropNanolitres() * (1 + sensor.tolerancePpm() / 1e6);
    double overdue = STROKES * largest / rateNanolitresPerHour * NANOS_PER_HOUR;
    double perHour = (double) rateNanolitresPerHour / sensor.dropNanolitres();
    if (overdue > LONGEST_NANOS || perHour > FASTEST_PER_HOUR) {
      return Optional.empty();
    }
    double window = rateNanolitresPerHour * (windowNanos / NANOS_PER_HOUR);
    double doubt = sensor.dropNanolitres() + window * (sensor.tolerancePpm() / 1e6);
    return Optional.of(
        new DropsUsed(
            StrictMath.round(overdue),
            StrictMath.round(overdue) + sensor.everyNanos() + sensor.debounceNanos(),
            StrictMath.round(rateNanolitresPerHour / STROKES),
            StrictMath.round(StrictMath.sqrt(2) * doubt)));
  }

  /** Whether a recorded declaration is one that a sensor can have. */
  static boolean isSane(DropsDeclared sensor) {
    return within(sensor.dropNanolitres(), 1_000, 1_000_000)
        && within(sensor.tolerancePpm(), 1, 500_000)
        && within(sensor.debounceNanos(), 0, 1_000_000_000L)
        && within(sensor.everyNanos(), 1_000_000, 60_000_000_000L);
  }

  private static boolean within(long value, long least, long most) {
    return value >= least && value <= most;
  }
}
