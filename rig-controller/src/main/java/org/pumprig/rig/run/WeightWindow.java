package org.pumprig.rig.run;

import java.util.Optional;
import org.pumprig.rig.event.BalanceRecord.BalanceUsed;
import org.pumprig.rig.event.Witness.BalanceDeclared;

/**
 * How many readings of a balance a line needs, so that a flow at the lower of the programmed rates
 * and none at all are told apart: the limit between them lies six standard deviations of the slope
 * from either, which chance crosses about once in 10^9 windows.
 */
public final class WeightWindow {
  private static final double DEVIATIONS = 6;
  private static final int FEWEST = 5;
  private static final int MOST = 600;
  private static final double NANOS_PER_HOUR = 3.6e12;

  private WeightWindow() {}

  /**
   * @param rateNanolitresPerHour the lower of the programmed rates
   * @return empty if the balance can't see that rate within 600 readings, or at all
   */
  public static Optional<BalanceUsed> of(BalanceDeclared balance, long rateNanolitresPerHour) {
    if (2 * creep(balance) > rateNanolitresPerHour / 2) {
      return Optional.empty();
    }
    for (int count = FEWEST; count <= MOST; count++) {
      double deviation = slopeDeviation(balance, count);
      if (2 * DEVIATIONS * deviation <= rateNanolitresPerHour) {
        return Optional.of(used(balance, rateNanolitresPerHour, count, deviation));
      }
    }
    return Optional.empty();
  }

  /** Whether a recorded declaration is one that a balance can have. */
  static boolean isSane(BalanceDeclared balance) {
    return within(balance.everyNanos(), 1_000_000, 60_000_000_000L)
        && within(balance.densityPpm(), 100_000, 10_000_000)
        && within(balance.noiseMicrograms(), 1, 1_000_000_000)
        && within(balance.settlingNanos(), 0, 60_000_000_000L)
        && within(balance.evaporationNanolitresPerHour(), 0, 1_000_000_000_000L)
        && within(balance.driftNanolitresPerHour(), 0, 1_000_000_000_000L)
        && within(balance.fastestNanolitresPerHour(), 1, 1_000_000_000_000L);
  }

  private static boolean within(long value, long least, long most) {
    return value >= least && value <= most;
  }

  private static BalanceUsed used(BalanceDeclared balance, long rate, int count, double deviation) {
    long window = (count - 1) * balance.everyNanos();
    double limit = Math.max(DEVIATIONS * deviation, Math.max(2.0 * creep(balance), rate / 10.0));
    return new BalanceUsed(
        window,
        window + balance.settlingNanos() + 2 * balance.everyNanos(),
        StrictMath.round(limit),
        StrictMath.round(StrictMath.sqrt(2) * endDoubt(balance, count)));
  }

  /** What drifts and evaporates unknown: the correction may be as wrong as it is large. */
  static long creep(BalanceDeclared balance) {
    return balance.driftNanolitresPerHour() + balance.evaporationNanolitresPerHour();
  }

  /** Standard deviation of one reading, as volume. */
  static double noiseNanolitres(BalanceDeclared balance) {
    return balance.noiseMicrograms() * 1e6 / balance.densityPpm();
  }

  private static double slopeDeviation(BalanceDeclared balance, int count) {
    double readings = StrictMath.sqrt(12.0 / ((double) count * ((double) count * count - 1)));
    return noiseNanolitres(balance) * readings / balance.everyNanos() * NANOS_PER_HOUR;
  }

  /** Three standard deviations of a line's height at its end. */
  static double endDoubt(BalanceDeclared balance, int count) {
    double n = count;
    return 3 * noiseNanolitres(balance) * StrictMath.sqrt((4 * n - 2) / (n * (n + 1)));
  }
}
