package org.pumprig.rig.plan;

/**
 * What every pump infuses.
 *
 * @param primary the primary infusion
 * @param secondary the secondary infusion (piggyback)
 */
public record Therapy(Infusion primary, Infusion secondary) {
  /**
   * One infusion as programmed.
   *
   * @param rateMicrolitresPerHour rate, more than 0
   * @param volumeMicrolitres volume to be infused, more than 0
   */
  public record Infusion(long rateMicrolitresPerHour, long volumeMicrolitres) {}
}
