package org.pumprig.fault.model.packet;

/** The Internet checksum (RFC 1071), and its change without a new sum (RFC 1624, equation 3). */
final class InternetChecksum {
  private InternetChecksum() {}

  /**
   * The unfolded one's complement sum of {@code bytes[from … to)} as 16-bit words, big-endian; an
   * odd last byte is padded with zero. Add such sums to join parts of even length.
   */
  static long sum(byte[] bytes, int from, int to) {
    long sum = 0;
    int i = from;
    for (; i + 1 < to; i += 2) {
      sum += (bytes[i] & 0xff) << 8 | (bytes[i + 1] & 0xff);
    }
    return i < to ? sum + ((bytes[i] & 0xff) << 8) : sum;
  }

  /** The checksum that belongs to an unfolded sum. */
  static int of(long sum) {
    return ~fold(sum) & 0xffff;
  }

  /** The sum of an IP packet's pseudo header (RFC 9293 3.1, RFC 8200 8.1). */
  static long pseudoHeader(byte[] bytes, int ipOffset, int version, int protocol, int length) {
    int from = ipOffset + (version == 4 ? 12 : 8);
    int to = ipOffset + (version == 4 ? 20 : 40);
    return sum(bytes, from, to) + protocol + (length >>> 16) + (length & 0xffff);
  }

  /** The checksum after one 16-bit word that it covers has changed. */
  static int changed(int checksum, int oldWord, int newWord) {
    return of((long) (~checksum & 0xffff) + (~oldWord & 0xffff) + newWord);
  }

  /** An unfolded sum as one word. */
  static int fold(long sum) {
    long folded = sum;
    while (folded >>> 16 != 0) {
      folded = (folded & 0xffff) + (folded >>> 16);
    }
    return (int) folded;
  }
}
