package org.pumprig.fault.model.packet;

/**
 * A frame back to a packet's sender, from the address that the packet was for: link addresses
 * swapped, VLAN tags kept, a new IP header without options.
 */
final class ReplyFrame {
  private static final int HOPS = 64;

  private final byte[] bytes;
  private final int ipOffset;
  private final int version;
  private final int protocol;
  private final int bodyOffset;

  /**
   * @param to whom it answers; has an IP header
   * @param protocol of the answer
   * @param bodyBytes length of what follows the IP header
   */
  ReplyFrame(Packet to, int protocol, int bodyBytes) {
    this.ipOffset = to.ipOffset;
    this.version = to.version;
    this.protocol = protocol;
    this.bodyOffset = ipOffset + (version == 4 ? 20 : 40);
    this.bytes = new byte[bodyOffset + bodyBytes];
    byte[] from = to.bytes();
    System.arraycopy(from, 0, bytes, 0, ipOffset);
    System.arraycopy(from, 0, bytes, 6, 6);
    System.arraycopy(from, 6, bytes, 0, 6);
    if (version == 4) {
      header4(from, bodyBytes);
    } else {
      header6(from, bodyBytes);
    }
  }

  private void header4(byte[] from, int bodyBytes) {
    bytes[ipOffset] = 0x45;
    put16(ipOffset + 2, 20 + bodyBytes);
    put16(ipOffset + 6, 0x4000); // don't fragment
    bytes[ipOffset + 8] = HOPS;
    bytes[ipOffset + 9] = (byte) protocol;
    System.arraycopy(from, ipOffset + 16, bytes, ipOffset + 12, 4);
    System.arraycopy(from, ipOffset + 12, bytes, ipOffset + 16, 4);
    put16(ipOffset + 10, InternetChecksum.of(InternetChecksum.sum(bytes, ipOffset, ipOffset + 20)));
  }

  private void header6(byte[] from, int bodyBytes) {
    bytes[ipOffset] = 0x60;
    put16(ipOffset + 4, bodyBytes);
    bytes[ipOffset + 6] = (byte) protocol;
    bytes[ipOffset + 7] = HOPS;
    System.arraycopy(from, ipOffset + 24, bytes, ipOffset + 8, 16);
    System.arraycopy(from, ipOffset + 8, bytes, ipOffset + 24, 16);
  }

  /** Writes a byte of the body. */
  void put8(int at, int value) {
    bytes[bodyOffset + at] = (byte) value;
  }

  /** Writes two bytes of the body. */
  void put16InBody(int at, int value) {
    put16(bodyOffset + at, value);
  }

  /** Writes four bytes of the body. */
  void put32(int at, int value) {
    put16(bodyOffset + at, value >>> 16);
    put16(bodyOffset + at + 2, value);
  }

  /** Copies into the body. */
  void put(int at, byte[] from, int offset, int length) {
    System.arraycopy(from, offset, bytes, bodyOffset + at, length);
  }

  /** Fills in the checksum and hands the frame out; ICMP of IPv4 has no pseudo header. */
  byte[] sealed(int checksumAt) {
    int length = bytes.length - bodyOffset;
    long sum = InternetChecksum.sum(bytes, bodyOffset, bytes.length);
    if (protocol != Packet.ICMP) {
      sum += InternetChecksum.pseudoHeader(bytes, ipOffset, version, protocol, length);
    }
    put16(bodyOffset + checksumAt, InternetChecksum.of(sum));
    return bytes;
  }

  private void put16(int at, int value) {
    bytes[at] = (byte) (value >>> 8);
    bytes[at + 1] = (byte) value;
  }
}
