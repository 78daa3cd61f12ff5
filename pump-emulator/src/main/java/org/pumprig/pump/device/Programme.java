package org.pumprig.pump.device;

/**
 * A programmed infusion.
 *
 * @param rateMicrolitresPerHour 1 … 1 200 000
 * @param volumeMicrolitres volume to be infused, 1 … 2 000 000; in a {@link PumpStatus}, what is
 *     left of it, rounded up
 */
public record Programme(long rateMicrolitresPerHour, long volumeMicrolitres) {
  private static final long MAX_RATE = 1_200_000;
  private static final long MAX_VOLUME = 2_000_000;

  /** Whether a pump takes it. */
  public boolean acceptable() {
    return rateMicrolitresPerHour >= 1
        && rateMicrolitresPerHour <= MAX_RATE
        && volumeMicrolitres >= 1
        && volumeMicrolitres <= MAX_VOLUME;
  }
}
