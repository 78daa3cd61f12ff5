package org.pumprig.pump.device;

/** The two programmes of the pump; the secondary runs first, then the primary. */
public enum Channel {
  /** The main infusion. */
  PRIMARY,
  /** The piggyback infusion, which interrupts the primary. */
  SECONDARY
}
