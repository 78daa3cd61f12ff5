package org.pumprig.fault.model.packet;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a TCP segment says (RFC 9293, 3.1).
 *
 * @param opens SYN
 * @param acknowledges ACK; else {@code acknowledgement} says nothing
 * @param finishes FIN
 * @param resets RST
 * @param data what it carries; owned by the segment
 */
@SuppressWarnings("ArrayRecordComponent") // a value in transit; never compared
public record TcpSegment(
    int fromPort,
    int toPort,
    int sequence,
    int acknowledgement,
    boolean opens,
    boolean acknowledges,
    boolean finishes,
    boolean resets,
    byte[] data) {

  /** The segment in a packet; empty: it holds none, or none that is whole. */
  public static Optional<TcpSegment> of(Packet packet) {
    if (packet.kind() != Packet.Kind.UNDERSTOOD || !packet.isTcp()) {
      return Optional.empty();
    }
    int at = packet.transportOffset;
    int flags = packet.tcpFlags();
    return Optional.of(
        new TcpSegment(
            packet.int16(at),
            packet.int16(at + 2),
            packet.int32(at + 4),
            packet.int32(at + 8),
            (flags & Packet.SYN) != 0,
            (flags & Packet.ACK) != 0,
            (flags & Packet.FIN) != 0,
            (flags & Packet.RST) != 0,
            Arrays.copyOfRange(packet.bytes(), packet.dataOffset, packet.end)));
  }
}
