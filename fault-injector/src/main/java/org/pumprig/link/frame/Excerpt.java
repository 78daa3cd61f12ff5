package org.pumprig.link.frame;

/**
 * What is kept of bytes that made no frame: enough to compare and to look into, never all of it.
 *
 * @param length how many bytes there were
 * @param hexPrefix the first {@value Builder#PREFIX_BYTES} of them, lower-case hex
 * @param crc32c CRC-32C of all of them
 */
public record Excerpt(long length, String hexPrefix, int crc32c) {
  /** Collects an excerpt byte by byte in bounded memory. */
  static final class Builder {
    static final int PREFIX_BYTES = 16;

    private String hex = "";
    private final java.util.zip.CRC32C crc = new java.util.zip.CRC32C();
    private long length;

    void add(byte value) {
      if (length < PREFIX_BYTES) {
        hex += java.util.HexFormat.of().toHexDigits(value);
      }
      crc.update(value);
      length++;
    }

    void add(byte[] bytes, int count) {
      int kept = (int) Math.min(count, Math.max(0, PREFIX_BYTES - length));
      hex += java.util.HexFormat.of().formatHex(bytes, 0, kept);
      crc.update(bytes, 0, count);
      length += count;
    }

    long length() {
      return length;
    }

    Excerpt build() {
      return new Excerpt(length, hex, (int) crc.getValue());
    }
  }
}
