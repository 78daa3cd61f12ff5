package org.pumprig.rig.observe.balance;

import org.pumprig.rig.event.Witness.BalanceDeclared;

/**
 * A balance beside a unit.
 *
 * @param language what it speaks
 * @param tare whether it is tared when the rig first opens its link, before a run
 * @param figures what is known of it
 */
public record Balance(BalanceLanguage language, boolean tare, BalanceDeclared figures) {
  /** The same, left as it stands: taring would take away what a run has weighed. */
  public Balance untared() {
    return new Balance(language, false, figures);
  }
}
