package org.pumprig.rig.observe.contact;

/**
 * Where a nurse-call contact is connected: two lines of a GPIO chip that it pulls to ground, each
 * with the chip's own pull-up.
 *
 * @param chip label, such as {@code pinctrl-rp1}
 * @param alarmLine closed while there is an alarm, and without power (the contact is fail-safe)
 * @param normalLine closed while there is none
 * @param debounceNanos shorter changes are none
 */
public record ContactLines(String chip, int alarmLine, int normalLine, long debounceNanos) {
  /** How long contacts bounce unless told otherwise. */
  public static final long USUAL_DEBOUNCE_NANOS = 20_000_000;

  /**
   * Between leaving one contact and reaching the other both are open: that long that is nothing.
   */
  static final long TRAVELS_NANOS = 50_000_000;

  /** The longest that a change may take to be told: to settle twice, and a read. */
  public long detectionNanos() {
    return debounceNanos + 2 * TRAVELS_NANOS;
  }

  @Override
  public String toString() {
    return "lines %d and %d of GPIO chip %s".formatted(alarmLine, normalLine, chip);
  }
}
