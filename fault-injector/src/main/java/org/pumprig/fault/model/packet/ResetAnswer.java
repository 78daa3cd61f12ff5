package org.pumprig.fault.model.packet;

import java.util.Optional;

/**
 * The reset that a closed connection answers a segment with (RFC 9293, 3.10.7.1); empty for resets,
 * which are never answered.
 */
final class ResetAnswer {
  private static final int HEADER_BYTES = 20;

  private ResetAnswer() {}

  static Optional<byte[]> to(Packet segment) {
    if (segment.hasFlag(Packet.RST)) {
      return Optional.empty();
    }
    int at = segment.transportOffset;
    var reply = new ReplyFrame(segment, Packet.TCP, HEADER_BYTES);
    reply.put16InBody(0, segment.int16(at + 2));
    reply.put16InBody(2, segment.int16(at));
    reply.put8(12, (HEADER_BYTES / 4) << 4);
    if (segment.hasFlag(Packet.ACK)) {
      reply.put32(4, segment.int32(at + 8));
      reply.put8(13, Packet.RST);
    } else {
      reply.put32(8, segment.int32(at + 4) + sequenceLength(segment));
      reply.put8(13, Packet.RST | Packet.ACK);
    }
    return Optional.of(reply.sealed(16));
  }

  /** Data, and one each for SYN and FIN. */
  private static int sequenceLength(Packet segment) {
    return segment.end
        - segment.dataOffset
        + (segment.hasFlag(Packet.SYN) ? 1 : 0)
        + (segment.hasFlag(Packet.FIN) ? 1 : 0);
  }
}
