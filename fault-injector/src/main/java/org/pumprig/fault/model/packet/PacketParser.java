package org.pumprig.fault.model.packet;

import org.pumprig.fault.model.packet.Packet.Kind;

/**
 * Reads Ethernet frames (IEEE 802.3 with 802.1Q and 802.1ad tags), IPv4 (RFC 791), IPv6 with its
 * extension headers (RFC 8200), TCP (RFC 9293), UDP (RFC 768), ICMP and ICMPv6, as far as faults
 * need. Never fails: what it can't read is malformed.
 */
public final class PacketParser {
  private static final int ADDRESSES = 12;
  private static final int MOST_TAGS = 4;
  private static final int MOST_EXTENSIONS = 8;

  private static final int HOP_BY_HOP = 0;
  private static final int ROUTING = 43;
  private static final int FRAGMENT = 44;
  private static final int AUTHENTICATION = 51;
  private static final int DESTINATION = 60;

  private PacketParser() {}

  /**
   * Reads a frame.
   *
   * @param frame from the destination address on, without preamble and check sequence; owned by the
   *     packet
   */
  public static Packet ethernet(byte[] frame) {
    int at = ADDRESSES;
    for (int tags = 0; at + 2 <= frame.length; tags++) {
      int type = int16(frame, at);
      switch (type) {
        case 0x8100, 0x88a8, 0x9100 -> {
          if (tags == MOST_TAGS) {
            return malformed(frame);
          }
          at += 4;
        }
        case 0x0800 -> {
          return ip4(frame, at + 2);
        }
        case 0x86dd -> {
          return ip6(frame, at + 2);
        }
        default -> {
          return Packet.opaque(frame, Kind.NOT_IP);
        }
      }
    }
    return malformed(frame);
  }

  private static Packet ip4(byte[] bytes, int at) {
    if (bytes.length - at < 20 || bytes[at] >>> 4 != 4) {
      return malformed(bytes);
    }
    int headerBytes = (bytes[at] & 0xf) * 4;
    int totalBytes = int16(bytes, at + 2);
    if (headerBytes < 20 || totalBytes < headerBytes || totalBytes > bytes.length - at) {
      return malformed(bytes);
    }
    boolean later = (int16(bytes, at + 6) & 0x1fff) != 0;
    return transport(bytes, at, 4, bytes[at + 9] & 0xff, at + headerBytes, at + totalBytes, later);
  }

  private static Packet ip6(byte[] bytes, int at) {
    if (bytes.length - at < 40 || (bytes[at] & 0xf0) >>> 4 != 6) {
      return malformed(bytes);
    }
    int end = at + 40 + int16(bytes, at + 4);
    if (end > bytes.length) {
      return malformed(bytes);
    }
    int next = bytes[at + 6] & 0xff;
    int header = at + 40;
    boolean later = false;
    for (int extensions = 0; isExtension(next) && !later; extensions++) {
      if (extensions == MOST_EXTENSIONS || header + 8 > end) {
        return malformed(bytes);
      }
      int units = bytes[header + 1] & 0xff;
      later = next == FRAGMENT && (int16(bytes, header + 2) & 0xfff8) != 0;
      int length =
          switch (next) {
            case FRAGMENT -> 8;
            case AUTHENTICATION -> (units + 2) * 4;
            default -> (units + 1) * 8;
          };
      next = bytes[header] & 0xff;
      header += length;
    }
    return header > end ? malformed(bytes) : transport(bytes, at, 6, next, header, end, later);
  }

  private static boolean isExtension(int next) {
    return switch (next) {
      case HOP_BY_HOP, ROUTING, FRAGMENT, AUTHENTICATION, DESTINATION -> true;
      default -> false;
    };
  }

  private static Packet transport(
      byte[] bytes, int ip, int version, int protocol, int at, int end, boolean later) {
    int headerBytes = later ? 0 : transportHeaderBytes(bytes, protocol, at, end);
    if (headerBytes < 0) {
      return malformed(bytes);
    }
    return new Packet(
        bytes, Kind.UNDERSTOOD, ip, version, protocol, at, at + headerBytes, end, later, 0);
  }

  /** Length of the transport header; negative if it can't be. */
  private static int transportHeaderBytes(byte[] bytes, int protocol, int at, int end) {
    int room = end - at;
    return switch (protocol) {
      case Packet.TCP -> {
        int length = room < 20 ? -1 : ((bytes[at + 12] & 0xf0) >>> 4) * 4;
        yield length < 20 || length > room ? -1 : length;
      }
      case Packet.UDP -> room < 8 || int16(bytes, at + 4) < 8 ? -1 : 8;
      case Packet.ICMP, Packet.ICMP6 -> room < 4 ? -1 : Math.min(8, room);
      default -> 0;
    };
  }

  private static Packet malformed(byte[] bytes) {
    return Packet.opaque(bytes, Kind.MALFORMED);
  }

  private static int int16(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
  }
}
