package org.pumprig.rig.plan;

import java.util.Optional;
import org.pumprig.quantity.Quantity;

/**
 * A key that only some faults have.
 *
 * @param name the key
 * @param form what is written there, for the docs: {@code time}, {@code share}
 * @param quantity of it; empty if it is none, and so can't be ramped
 * @param needed whether it must be there
 */
public record Parameter(String name, String form, Optional<Quantity> quantity, boolean needed) {
  static Parameter time(String name) {
    return new Parameter(name, "time", Optional.of(Quantity.DURATION), true);
  }

  static Parameter share(String name) {
    return new Parameter(name, "share", Optional.of(Quantity.SHARE), true);
  }

  static Parameter data(String name) {
    return new Parameter(name, "amount of data", Optional.of(Quantity.DATA), true);
  }

  static Parameter dataRate(String name) {
    return new Parameter(name, "data rate", Optional.of(Quantity.DATA_RATE), true);
  }

  static Parameter word(String name, String form) {
    return new Parameter(name, form, Optional.empty(), true);
  }

  /** The same, which may be left out. */
  Parameter optional() {
    return new Parameter(name, form, quantity, false);
  }
}
