package org.pumprig.rig.journal;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.pumprig.rig.json.CanonicalJson;

/**
 * Takes the frame off a line: checksum in front, {@code e k n t w} behind, read backwards from the
 * end, so that the payload between is parsed once and only when its batch is known to be whole.
 */
final class LineFrame {
  /** Where the payload starts: after {@code {"c":"00000000","d":}. */
  static final int PAYLOAD_AT = 20;

  private static final byte[] HEAD = ascii("{\"c\":\"");
  private static final byte[] AFTER_CRC = ascii("\",\"d\":{");
  private static final byte[] E = ascii(",\"e\":");
  private static final byte[] K = ascii(",\"k\":\"");
  private static final byte[] N = ascii(",\"n\":");
  private static final byte[] T = ascii(",\"t\":");
  private static final byte[] W = ascii(",\"w\":");
  private static final byte[] BATCH = ascii(Names.BATCH_KIND);
  private final CRC32C crc = new CRC32C();
  private byte[] bytes = {};
  private int start;
  private int at;
  private int kindStart;
  private int kindEnd;
  long epoch;
  long n;
  long nanos;
  long wallMicros;

  /** Whether a line, without LF, has the shape and the checksum of one. */
  boolean isWhole(byte[] buffer, int from, int to) {
    try {
      read(buffer, from, to);
      return true;
    } catch (BadLine bad) {
      return false;
    }
  }

  /** Reads a line, without LF, its checksum too. */
  void read(byte[] buffer, int from, int to) throws BadLine {
    bytes = buffer;
    start = from;
    at = to;
    if (to - from < PAYLOAD_AT + 30
        || !matches(from, HEAD)
        || !matches(from + LineEncoder.CRC_AT + 8, AFTER_CRC)) {
      throw bad("not a journal line");
    }
    if (LineEncoder.checksum(crc, buffer, from, to) != claimedChecksum()) {
      throw bad("its checksum doesn't fit");
    }
    back('}');
    wallMicros = number(W);
    nanos = number(T);
    n = number(N);
    back('"');
    kindEnd = at;
    while (at > start && Names.isNameByte(bytes[at - 1])) {
      at--;
    }
    kindStart = at;
    if (kindEnd == kindStart || kindEnd - kindStart > 64) {
      throw bad("no kind");
    }
    back(K);
    epoch = number(E);
    if (at <= start + PAYLOAD_AT) {
      throw bad("no payload");
    }
  }

  /** Where the payload ends and the frame goes on. */
  int payloadEnd() {
    return at;
  }

  int kindStart() {
    return kindStart;
  }

  int kindLength() {
    return kindEnd - kindStart;
  }

  boolean isBatch() {
    return kindEnd - kindStart == BATCH.length && matches(kindStart, BATCH);
  }

  private int claimedChecksum() throws BadLine {
    int sum = 0;
    for (int i = start + LineEncoder.CRC_AT; i < start + LineEncoder.CRC_AT + 8; i++) {
      int c = bytes[i];
      if (!Sha256.isHexDigit(c)) {
        throw bad("its checksum is no number");
      }
      sum = sum << 4 | (c <= '9' ? c - '0' : c - 'a' + 10);
    }
    return sum;
  }

  /** The number before {@code at}, after {@code key}. */
  private long number(byte[] key) throws BadLine {
    int end = at;
    long value = 0;
    long scale = 1;
    while (at > start && bytes[at - 1] >= '0' && bytes[at - 1] <= '9' && end - at < 16) {
      value += scale * (bytes[--at] - '0');
      scale *= 10;
    }
    boolean padded = end - at > 1 && bytes[at] == '0';
    if (at < end && at > start && bytes[at - 1] == '-') {
      at--;
      padded |= value == 0;
      value = -value;
    }
    if (at == end || padded || Math.abs(value) >= CanonicalJson.NUMBER_LIMIT) {
      throw bad("no number where one belongs");
    }
    back(key);
    return value;
  }

  private void back(char wanted) throws BadLine {
    if (at <= start || bytes[at - 1] != wanted) {
      throw bad("no " + wanted + " where one belongs");
    }
    at--;
  }

  private void back(byte[] wanted) throws BadLine {
    if (at - wanted.length < start || !matches(at - wanted.length, wanted)) {
      throw bad("no " + new String(wanted, StandardCharsets.US_ASCII) + " where it belongs");
    }
    at -= wanted.length;
  }

  private boolean matches(int position, byte[] wanted) {
    for (int i = 0; i < wanted.length; i++) {
      if (bytes[position + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  private static BadLine bad(String what) {
    return new BadLine(what, false);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
