package org.pumprig.rig.incident.capture;

/** A TCP segment, or the news that one can't be delivered; decoded from a {@link Packet}. */
final class Segment {
  static final int FIN = 1;
  static final int SYN = 2;
  static final int RST = 4;
  static final int ACK = 16;

  private static final int MOST_TAGS = 4;
  private static final int MOST_EXTENSIONS = 8;

  long nanos;
  long sourceHigh;
  long sourceLow;
  int sourcePort;
  long targetHigh;
  long targetLow;
  int targetPort;
  int sequence;
  int acknowledgement;
  int flags;
  int payloadLength;
  int payloadAt;
  int payloadHeld;
  byte[] bytes = new byte[0];

  /** IPv4's identification; -1: there is none. */
  int identification;

  /** Whether the acknowledgement says that something came twice (RFC 2883), and from where on. */
  boolean twice;

  int twiceFrom;

  /** Whether it has a time stamp, the stamp, and the one that it echoes (RFC 7323). */
  boolean stamped;

  int stamp;
  int echo;

  /** ICMP: what is quoted, sent by {@code source}, was not delivered. */
  boolean undeliverable;

  /** What was passed over, and why. */
  long notTcp;

  long fragments;
  long cut;
  long otherLinks;

  boolean has(int flag) {
    return (flags & flag) != 0;
  }

  /** Whether the packet is a segment, or quotes one. */
  boolean decode(Packet packet) {
    nanos = packet.nanos;
    bytes = packet.bytes;
    undeliverable = false;
    int at = network(packet);
    if (at < 0 || at >= packet.length) {
      return false;
    }
    int version = packet.u8(at) >> 4;
    return switch (version) {
      case 4 -> v4(packet, at, packet.length, 0);
      case 6 -> v6(packet, at, packet.length, 0);
      default -> miss();
    };
  }

  private boolean miss() {
    notTcp++;
    return false;
  }

  private boolean cutOff() {
    cut++;
    return false;
  }

  /** Where the network layer begins; -1: none that is known. */
  private int network(Packet packet) {
    switch (packet.linkType) {
      case 0, 108 -> {
        return 4;
      }
      case 12, 14, 101, 228, 229 -> {
        return 0;
      }
      case 1 -> {
        return afterTags(packet, 12);
      }
      case 113 -> {
        return afterTags(packet, 14);
      }
      case 276 -> {
        return packet.length < 20 ? -1 : ip(packet.u16(0)) ? 20 : -1;
      }
      default -> {
        otherLinks++;
        return -1;
      }
    }
  }

  private int afterTags(Packet packet, int typeAt) {
    int at = typeAt;
    for (int tags = 0; tags <= MOST_TAGS && at + 2 <= packet.length; tags++) {
      int type = packet.u16(at);
      if (type != 0x8100 && type != 0x88a8 && type != 0x9100) {
        if (!ip(type)) {
          notTcp++;
          return -1;
        }
        return at + 2;
      }
      at += 4;
    }
    return -1;
  }

  private static boolean ip(int type) {
    return type == 0x0800 || type == 0x86dd;
  }

  private boolean v4(Packet p, int at, int end, int depth) {
    if (end - at < 20) {
      return cutOff();
    }
    int head = (p.u8(at) & 15) * 4;
    if (head < 20 || end - at < head) {
      return miss();
    }
    if ((p.u16(at + 6) & 0x1fff) != 0) {
      fragments++;
      return false;
    }
    identification = p.u16(at + 4);
    addresses(0, p.u32(at + 12), 0, p.u32(at + 16));
    int total = p.u16(at + 2);
    int size = total == 0 ? end - at : total; // 0: segmentation was left to the interface
    return switch (p.u8(at + 9)) {
      case 6 -> tcp(p, at + head, end, size - head, depth);
      case 1 -> depth == 0 && unreachable(p, at + head, end, 3, 4);
      default -> miss();
    };
  }

  private boolean v6(Packet p, int at, int end, int depth) {
    if (end - at < 40) {
      return cutOff();
    }
    identification = -1;
    addresses(p.i64(at + 8), p.i64(at + 16), p.i64(at + 24), p.i64(at + 32));
    int next = p.u8(at + 6);
    int from = at + 40;
    int declared = p.u16(at + 4);
    int size = declared == 0 ? end - from : declared;
    for (int i = 0; i < MOST_EXTENSIONS; i++) {
      if (next == 6) {
        return tcp(p, from, end, size, depth);
      }
      if (next == 58) {
        return depth == 0 && unreachable(p, from, end, 1, 6);
      }
      if (next != 0 && next != 43 && next != 44 && next != 60) {
        return miss();
      }
      if (end - from < 8) {
        return cutOff();
      }
      if (next == 44 && (p.u16(from + 2) & 0xfff8) != 0) {
        fragments++;
        return false;
      }
      int length = next == 44 ? 8 : (p.u8(from + 1) + 1) * 8;
      next = p.u8(from);
      from += length;
      size -= length;
    }
    return miss();
  }

  private void addresses(long sh, long sl, long th, long tl) {
    sourceHigh = sh;
    sourceLow = sl;
    targetHigh = th;
    targetLow = tl;
  }

  private boolean unreachable(Packet p, int at, int end, int type, int version) {
    if (end - at < 8) {
      return cutOff();
    }
    if (p.u8(at) != type) {
      return miss();
    }
    undeliverable = true;
    return version == 4 ? v4(p, at + 8, end, 1) : v6(p, at + 8, end, 1);
  }

  private boolean tcp(Packet p, int at, int end, int size, int depth) {
    if (end - at < (depth == 0 ? 20 : 8)) {
      return cutOff();
    }
    sourcePort = p.u16(at);
    targetPort = p.u16(at + 2);
    sequence = (int) p.u32(at + 4);
    if (depth > 0) {
      flags = 0;
      payloadLength = 0;
      payloadHeld = 0;
      return true;
    }
    acknowledgement = (int) p.u32(at + 8);
    flags = p.u8(at + 13);
    int head = (p.u8(at + 12) >> 4) * 4;
    if (head < 20 || head > size) {
      return miss();
    }
    payloadLength = size - head;
    payloadAt = p.offset + at + head;
    payloadHeld = Math.max(0, Math.min(payloadLength, end - at - head));
    options(p, at + 20, Math.min(end, at + head));
    return true;
  }

  /** Time stamps, and a first SACK block that lies below the acknowledgement. */
  private void options(Packet p, int from, int end) {
    twice = false;
    stamped = false;
    int at = from;
    while (at + 1 < end && p.u8(at) != 0) {
      int kind = p.u8(at);
      int length = kind == 1 ? 1 : p.u8(at + 1);
      if (length == 0 || kind != 1 && length < 2 || at + length > end) {
        return;
      }
      if (kind == 5 && length >= 10) {
        twiceFrom = (int) p.u32(at + 2);
        twice = (int) p.u32(at + 6) - acknowledgement <= 0;
      } else if (kind == 8 && length == 10) {
        stamped = true;
        stamp = (int) p.u32(at + 2);
        echo = (int) p.u32(at + 6);
      }
      at += length;
    }
  }
}
