package org.pumprig.fault.model.packet;

import java.util.List;
import org.pumprig.fault.Direction;

/** What becomes of a packet now. */
public sealed interface Fate {
  /** Which way the packet itself flowed. */
  Direction flow();

  /** The packet: as it leaves, as it was lost, or the answer. */
  Packet packet();

  /** What faults did to it, in order; empty if none did. */
  List<Touch> touches();

  /** It leaves on the far side. */
  record Passed(Direction flow, Packet packet, List<Touch> touches) implements Fate {}

  /** It is lost. */
  record Lost(Direction flow, Packet packet, List<Touch> touches) implements Fate {}

  /** An answer goes back to the sender of a lost packet; its own {@code Lost} comes before it. */
  record Answered(Direction flow, Packet packet, List<Touch> touches) implements Fate {}

  /**
   * One fault's mark on one packet.
   *
   * @param faultId whose
   * @param what for people: {@code loss: lost}
   */
  record Touch(String faultId, String what) {}
}
