package org.pumprig.rig.selfcheck;

import java.util.Locale;
import java.util.Optional;
import org.pumprig.rig.clock.HostClock;
import org.pumprig.rig.event.SelfChecked;
import org.pumprig.rig.event.SelfChecked.Found;
import org.pumprig.rig.event.SelfChecked.What;
import org.pumprig.rig.event.SelfChecked.When;
import org.pumprig.time.WallMicros;

/**
 * Both clocks at one moment, to be held against another moment: a wall clock that was set meanwhile
 * or strayed tells no times of day that can be relied on.
 *
 * @param nanos of the monotonic clock
 * @param wallMicros of the wall clock, since 1970
 */
public record ClockCheck(long nanos, long wallMicros) {
  /** What two looks may differ by on a loaded machine. */
  private static final long LEAST_MICROS = 50_000;

  /** Beyond 500 ppm, the most by which the kernel slews, a clock is not followed but lost. */
  private static final long MICROS_A_MICRO_PPM = 500;

  /** Whether the clock can be right at all. */
  public SelfChecked before() {
    Optional<String> impossible = HostClock.impossible(wallMicros);
    return impossible
        .map(why -> new SelfChecked(When.BEFORE, What.CLOCK, Found.BAD, why))
        .orElseGet(
            () ->
                new SelfChecked(
                    When.BEFORE, What.CLOCK, Found.GOOD, "shows " + WallMicros.second(wallMicros)));
  }

  /** Whether both clocks went on alike since. */
  public SelfChecked after(long nanosNow, long wallMicrosNow) {
    long passedMicros = (nanosNow - nanos) / 1_000;
    long strayedMicros = wallMicrosNow - wallMicros - passedMicros;
    long allowed = LEAST_MICROS + passedMicros / 1_000_000 * MICROS_A_MICRO_PPM;
    return new SelfChecked(
        When.AFTER,
        What.CLOCK,
        Math.abs(strayedMicros) > allowed ? Found.BAD : Found.GOOD,
        String.format(
            Locale.ROOT,
            "went %+.3f s against the monotonic clock in %.0f s",
            strayedMicros / 1e6,
            passedMicros / 1e6));
  }
}
