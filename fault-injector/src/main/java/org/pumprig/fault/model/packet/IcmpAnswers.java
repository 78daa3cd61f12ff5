package org.pumprig.fault.model.packet;

import java.util.Optional;
import org.pumprig.fault.Unreachable;

/**
 * ICMP errors (RFC 792, RFC 1191) and ICMPv6 errors (RFC 4443), in the name of the destination.
 * Empty where none may be sent (RFC 1122 3.2.2, RFC 4443 2.4 e): about errors, to or from groups,
 * about later fragments.
 */
final class IcmpAnswers {
  private static final int HEADER_BYTES = 8;

  /** Longest error, with its IP header. */
  private static final int MOST_BYTES_4 = 576;

  private static final int MOST_BYTES_6 = 1_280;

  private IcmpAnswers() {}

  static Optional<byte[]> unreachable(Packet packet, Unreachable why) {
    if (packet.version == 4) {
      int code =
          switch (why) {
            case PORT -> 3;
            case HOST -> 1;
            case ADMIN -> 13;
          };
      return error(packet, 3, code, 0);
    }
    int code =
        switch (why) {
          case PORT -> 4;
          case HOST -> 3;
          case ADMIN -> 1;
        };
    return error(packet, 1, code, 0);
  }

  /** Fragmentation needed, or packet too big, with the size that would pass. */
  static Optional<byte[]> tooLarge(Packet packet, int mtuBytes) {
    return packet.version == 4 ? error(packet, 3, 4, mtuBytes) : error(packet, 2, 0, mtuBytes);
  }

  private static Optional<byte[]> error(Packet packet, int type, int code, int rest) {
    if (!mayBeAnswered(packet)) {
      return Optional.empty();
    }
    int most =
        packet.version == 4 ? MOST_BYTES_4 - 20 - HEADER_BYTES : MOST_BYTES_6 - 40 - HEADER_BYTES;
    int quoted = Math.min(packet.ipBytes(), most);
    var reply =
        new ReplyFrame(
            packet, packet.version == 4 ? Packet.ICMP : Packet.ICMP6, HEADER_BYTES + quoted);
    reply.put8(0, type);
    reply.put8(1, code);
    reply.put32(4, rest);
    reply.put(HEADER_BYTES, packet.bytes(), packet.ipOffset, quoted);
    return Optional.of(reply.sealed(2));
  }

  private static boolean mayBeAnswered(Packet packet) {
    return packet.version != 0
        && !packet.laterFragment
        && !isError(packet)
        && (packet.bytes()[0] & 1) == 0
        && !isGroup(packet, packet.ipOffset + (packet.version == 4 ? 16 : 24))
        && !isGroup(packet, packet.ipOffset + (packet.version == 4 ? 12 : 8));
  }

  private static boolean isError(Packet packet) {
    if (packet.protocol == Packet.ICMP6) {
      return packet.bytes()[packet.transportOffset] >= 0; // types below 128
    }
    return packet.protocol == Packet.ICMP
        && switch (packet.bytes()[packet.transportOffset]) {
          case 3, 4, 5, 11, 12 -> true;
          default -> false;
        };
  }

  /** Multicast, broadcast or no address at all. */
  private static boolean isGroup(Packet packet, int at) {
    int first = packet.bytes()[at] & 0xff;
    return packet.version == 4
        ? first >= 224 || packet.int32(at) == 0
        : first == 0xff || (first == 0 && packet.int32(at) == 0 && packet.int32(at + 12) == 0);
  }
}
