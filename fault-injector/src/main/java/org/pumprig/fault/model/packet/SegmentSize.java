package org.pumprig.fault.model.packet;

/** The maximum segment size that a connection request offers (RFC 9293, 3.7.1). */
final class SegmentSize {
  private static final int END = 0;
  private static final int NOTHING = 1;
  private static final int SEGMENT_SIZE = 2;

  private SegmentSize() {}

  /** Lowers the offer to this; without effect on whatever offers none, or less. */
  static Verdict lowered(Packet packet, int mostBytes) {
    if (!packet.hasFlag(Packet.SYN)) {
      return Verdict.EXEMPT;
    }
    int at = valueOffset(packet);
    if (at < 0 || packet.int16(at) <= mostBytes) {
      return Verdict.EXEMPT;
    }
    byte[] bytes = packet.bytes().clone();
    Packet.put16(bytes, at, mostBytes);
    int sumAt = packet.transportOffset + 16;
    boolean even = ((at - packet.transportOffset) & 1) == 0;
    int before = packet.int16(at);
    Packet.put16(
        bytes,
        sumAt,
        InternetChecksum.changed(
            packet.int16(sumAt),
            even ? before : swapped(before),
            even ? mostBytes : swapped(mostBytes)));
    return new Verdict.Alter(packet.withBytes(bytes));
  }

  /** A value at an odd offset counts in the sum with its bytes swapped (RFC 1071, 2 B). */
  private static int swapped(int word) {
    return (word & 0xff) << 8 | word >>> 8;
  }

  private static int valueOffset(Packet packet) {
    int at = packet.transportOffset + 20;
    while (at < packet.dataOffset) {
      int kind = packet.bytes()[at];
      if (kind == END) {
        return -1;
      }
      int length = kind == NOTHING ? 1 : lengthAt(packet, at + 1);
      if (length < 1 || at + length > packet.dataOffset) {
        return -1;
      }
      if (kind == SEGMENT_SIZE) {
        return length == 4 ? at + 2 : -1;
      }
      at += length;
    }
    return -1;
  }

  private static int lengthAt(Packet packet, int at) {
    int length = at < packet.dataOffset ? packet.bytes()[at] & 0xff : 0;
    return length < 2 ? -1 : length;
  }
}
