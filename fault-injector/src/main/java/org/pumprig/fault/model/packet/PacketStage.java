package org.pumprig.fault.model.packet;

/** One fault's hold on the packets of one direction. */
@FunctionalInterface
interface PacketStage {
  /**
   * Takes a packet; times never go back.
   *
   * @param nowNanos when it came to this stage
   */
  Verdict take(Packet packet, long nowNanos);
}
