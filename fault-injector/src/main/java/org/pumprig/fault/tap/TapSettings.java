package org.pumprig.fault.tap;

import org.pumprig.fault.model.packet.PacketLimits;

/**
 * Limits of a relay.
 *
 * @param waiting what may wait in each direction of each unit's flow
 */
public record TapSettings(PacketLimits waiting) {
  /** The usual limits. */
  public static TapSettings usual() {
    return new TapSettings(PacketLimits.USUAL);
  }
}
