package org.pumprig.fault.model.packet;

import org.pumprig.fault.PacketCounts.LossStates;

/** One fault's hold on the packets of one direction. */
interface PacketStage {
  /**
   * Takes a packet; times never go back.
   *
   * @param nowNanos when it came to this stage
   */
  Verdict take(Packet packet, long nowNanos);

  /** What it remembers, counted. */
  default LossStates states() {
    return LossStates.NONE;
  }
}
