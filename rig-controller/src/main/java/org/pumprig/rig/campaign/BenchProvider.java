package org.pumprig.rig.campaign;

import java.io.IOException;
import java.util.List;

/** Builds the bench of a slot. */
@FunctionalInterface
public interface BenchProvider {
  /**
   * Builds the bench; its pumps have power and boot when this returns.
   *
   * @param units who is on it, with which firmware
   * @param slotName names the slot, for seeds
   * @throws IOException if an address, device or file can't be had
   */
  SlotBench open(String slotName, List<Placement> units) throws IOException;

  /**
   * A unit's place in a slot.
   *
   * @param serial serial number
   * @param firmware firmware label, as in the rig file
   */
  record Placement(String serial, String firmware) {}
}
