package org.pumprig.rig.journal;

import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.rig.json.FieldSink;

/** Makes one line: canonical JSON in which the checksum, being first, is filled in last. */
final class LineEncoder {
  /** Where the eight digits of the checksum stand: after {@code {"c":"}. */
  static final int CRC_AT = 6;

  /** Where the line without its checksum goes on: after {@code {"c":"00000000",}. */
  static final int CRC_END = 16;

  private static final String DIGITS = "0123456789abcdef";
  private final CanonicalJson json = new CanonicalJson(JournalLimits.LINE_BYTES - 1);
  private final CRC32C crc = new CRC32C();

  /**
   * Encodes a line, LF included; {@link #bytes} and {@link #length} hold it until the next call.
   *
   * @throws IllegalArgumentException if the payload can't be written or makes the line too long
   */
  void encode(String kind, Consumer<FieldSink> payload, int epoch, long n, long t, long w) {
    json.write(
        out ->
            out.text("c", "00000000")
                .object("d", payload)
                .number("e", epoch)
                .text("k", kind)
                .number("n", n)
                .number("t", t)
                .number("w", w));
    byte[] bytes = json.buffer();
    int sum = checksum(crc, bytes, 0, json.length());
    for (int i = 0; i < 8; i++) {
      bytes[CRC_AT + i] = (byte) DIGITS.charAt(sum >>> (28 - 4 * i) & 0xf);
    }
    json.append((byte) '\n');
  }

  byte[] bytes() {
    return json.buffer();
  }

  int length() {
    return json.length();
  }

  /** CRC-32C (RFC 3720, B.4) of a line as it would be without its {@code c}, and without LF. */
  static int checksum(CRC32C crc, byte[] bytes, int start, int end) {
    crc.reset();
    crc.update('{');
    crc.update(bytes, start + CRC_END, end - start - CRC_END);
    return (int) crc.getValue();
  }
}
