package org.pumprig.rig.driver;

/** What a driver is asked to enter. */
public sealed interface Programming {
  /**
   * The infusion that runs when the secondary is through.
   *
   * @param rateMicrolitresPerHour rate
   * @param volumeMicrolitres volume to be infused
   */
  record Primary(long rateMicrolitresPerHour, long volumeMicrolitres) implements Programming {}

  /**
   * The infusion that runs first.
   *
   * @param rateMicrolitresPerHour rate
   * @param volumeMicrolitres volume to be infused
   */
  record Secondary(long rateMicrolitresPerHour, long volumeMicrolitres) implements Programming {}

  /** Start. */
  record Start() implements Programming {}
}
