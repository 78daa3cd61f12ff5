package org.pumprig.link.frame;

import java.util.zip.CRC32C;

/**
 * The checksums of the wire formats; parameters as in Williams' model (width, poly, init, refin,
 * refout, xorout), each tested with its published check value.
 */
public final class Checksums {
  private static final int POLYNOMIAL = 0x1021; // ITU-T V.41

  /** The remainder of each byte. */
  private static final int[] TABLE = table();

  private Checksums() {}

  /** CRC-16/XMODEM: poly 1021, init 0000, not reflected. New Era pumps; {@link CheckedLine}. */
  public static int crc16Xmodem(byte[] bytes) {
    return crc16(0x0000, bytes, 0, bytes.length);
  }

  /** The same of {@code bytes[offset … offset + length)}. */
  public static int crc16Xmodem(byte[] bytes, int offset, int length) {
    return crc16(0x0000, bytes, offset, length);
  }

  /** CRC-16/CCITT-FALSE (IBM-3740): poly 1021, init FFFF, not reflected. Alaris pumps. */
  public static int crc16CcittFalse(byte[] bytes) {
    return crc16(0xffff, bytes, 0, bytes.length);
  }

  /** CRC-32C (Castagnoli; RFC 3720, B.4). */
  public static int crc32c(byte[] bytes) {
    var crc = new CRC32C();
    crc.update(bytes);
    return (int) crc.getValue();
  }

  private static int crc16(int init, byte[] bytes, int offset, int length) {
    int crc = init;
    for (int i = offset; i < offset + length; i++) {
      crc = (crc << 8 ^ TABLE[crc >>> 8 ^ bytes[i] & 0xff]) & 0xffff;
    }
    return crc;
  }

  private static int[] table() {
    int[] table = new int[256];
    for (int value = 0; value < table.length; value++) {
      int crc = value << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) != 0 ? crc << 1 ^ POLYNOMIAL : crc << 1;
      }
      table[value] = crc & 0xffff;
    }
    return table;
  }
}
