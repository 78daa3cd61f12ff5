package org.pumprig.rig.setup;

import org.pumprig.rig.yaml.Place;

/**
 * What an instrument of the calibration register is used for on a rig.
 *
 * @param serial of the unit; empty: the bench as a whole
 * @param role the unit's port that it is behind, as the rig file calls it; {@code bench}
 * @param instrument its id in the register
 * @param place where the rig file says so
 */
public record InstrumentUse(String serial, String role, String instrument, Place place) {
  /** The role of an instrument that serves the whole bench. */
  public static final String BENCH = "bench";

  /** Whether a unit's run rests on it. */
  public boolean concerns(String unit) {
    return serial.isEmpty() || serial.equals(unit);
  }

  /** For people. */
  public String words() {
    return serial.isEmpty() ? "the whole bench" : role + " of " + serial;
  }
}
