package org.pumprig.pump.protocol.balance;

/**
 * An emulated balance with a vessel on it. Every figure is illustrative.
 *
 * @param collects whether the fluid runs into the vessel; else out of it
 * @param stepMicrograms one step of the display
 * @param noiseMicrograms standard deviation of the display
 * @param lagNanos time in which the display follows a load to 95 %
 * @param driftMicrogramsPerHour of the balance; may be negative
 * @param evaporationMicrogramsPerHour from the vessel
 * @param capacityMicrograms above it the display shows overload
 * @param vesselMicrograms weight of the vessel, or of the full bag that it comes from
 * @param bagChangeNanos when the vessel is taken off; for {@value Load#CHANGE_SECONDS} s there is
 *     none, then another; 0: never
 */
public record BalanceSettings(
    boolean collects,
    long stepMicrograms,
    long noiseMicrograms,
    long lagNanos,
    long driftMicrogramsPerHour,
    long evaporationMicrogramsPerHour,
    long capacityMicrograms,
    long vesselMicrograms,
    long bagChangeNanos) {
  /** A milligram balance on a quiet table. */
  public static final BalanceSettings USUAL =
      new BalanceSettings(true, 1_000, 500, 50_000_000, 0, 0, 220_000_000, 20_000_000, 0);
}
