package org.pumprig.pump.firmware;

import org.pumprig.seed.RandomStream;

/** When the pump tries again after a connection failed. */
public sealed interface ReconnectPolicy {
  /**
   * Delay before the next attempt.
   *
   * @param failuresInARow failed connections since the last acknowledged message, at least 1
   * @param jitter source of the jitter, of the unit's own
   * @return nanoseconds
   */
  long delayNanos(int failuresInARow, RandomStream jitter);

  /** Always the same delay, however often it failed. */
  record Fixed(long delayNanos) implements ReconnectPolicy {
    @Override
    public long delayNanos(int failuresInARow, RandomStream jitter) {
      return delayNanos;
    }
  }

  /**
   * Doubles from {@code firstNanos} up to {@code capNanos}, then spreads by ± the jitter share.
   *
   * @param jitterPartsPerMillion share of the delay, 0 … 500 000
   */
  record Backoff(long firstNanos, long capNanos, long jitterPartsPerMillion)
      implements ReconnectPolicy {
    @Override
    public long delayNanos(int failuresInARow, RandomStream jitter) {
      int doublings = Math.min(failuresInARow - 1, 30);
      long plain = firstNanos > capNanos >> doublings ? capNanos : firstNanos << doublings;
      long spread = plain / 1_000_000 * jitterPartsPerMillion;
      return plain + jitter.nextBetween(-spread, spread);
    }
  }
}
