package org.pumprig.pump.protocol.balance;

import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

/** What lies on a balance, as its display shows it: with lag, noise, drift, rounding and tare. */
public final class Load {
  /** How long it takes to put another vessel there. */
  public static final long CHANGE_SECONDS = 3;

  private static final double NANOS_PER_HOUR = 3.6e12;

  private final BalanceSettings settings;
  private final RandomStream noise;
  private double shown;
  private double before;
  private long shownNanos = -1;
  private long tare;
  private double fluidAtChange = -1;

  /**
   * @param seed of its noise
   */
  public Load(BalanceSettings settings, Seed seed) {
    this.settings = settings;
    this.noise = seed.stream("balance");
  }

  /** What the display shows. */
  public sealed interface Display {
    /** A net weight, rounded to the display's step. */
    record Net(long micrograms, boolean stable) implements Display {}

    /** More than the balance can carry. */
    record Over() implements Display {}

    /** Much less than nothing: the pan is missing. */
    record Under() implements Display {}
  }

  /**
   * Reads the display.
   *
   * @param fluidNanolitres all that has left the pump; a microlitre weighs a milligram
   * @param nowNanos since the balance was switched on, never less than before
   */
  public Display read(double fluidNanolitres, long nowNanos) {
    double gross = gross(fluidNanolitres, nowNanos);
    double share =
        shownNanos < 0 || settings.lagNanos() == 0
            ? 1
            : 1 - StrictMath.exp(-3.0 * (nowNanos - shownNanos) / settings.lagNanos());
    before = shown;
    shown += (gross - shown) * share;
    boolean first = shownNanos < 0;
    shownNanos = nowNanos;
    if (shown > settings.capacityMicrograms()) {
      return new Display.Over();
    }
    if (shown < -settings.capacityMicrograms() / 20.0) {
      return new Display.Under();
    }
    double seen = shown + noise.nextNormal() * settings.noiseMicrograms() - tare;
    long step = settings.stepMicrograms();
    boolean stable = !first && Math.abs(shown - before) < step;
    return new Display.Net(StrictMath.round(seen / step) * step, stable);
  }

  /** Makes what is shown now the zero. */
  public void tare() {
    tare = StrictMath.round(shown);
  }

  private double gross(double fluidNanolitres, long nowNanos) {
    double hours = nowNanos / NANOS_PER_HOUR;
    double drift = settings.driftMicrogramsPerHour() * hours;
    double air = settings.evaporationMicrogramsPerHour() * hours;
    long change = settings.bagChangeNanos();
    double from = 0;
    if (change > 0 && nowNanos >= change) {
      if (nowNanos < change + CHANGE_SECONDS * 1_000_000_000L) {
        fluidAtChange = fluidNanolitres;
        return drift; // an empty pan
      }
      from = Math.max(0, fluidAtChange);
    }
    double fluid = fluidNanolitres - from;
    return settings.vesselMicrograms() + (settings.collects() ? fluid : -fluid) - air + drift;
  }
}
