package org.pumprig.link.frame;

import java.util.Arrays;

/**
 * BCC's optional byte stuffing: on the line {@code EX} stands for {@code D}, {@code EE} for {@code
 * E}, {@code ex} for {@code d}, {@code ee} for {@code e}. Length and checksum of a block are those
 * of the block before it is stuffed. One for each direction of a link: a pair may be cut in two.
 */
public final class BccStuffing {
  private byte escape;

  /** Nothing heard yet. */
  public BccStuffing() {}

  /** Bytes as they go over the line. */
  public static byte[] stuff(byte[] plain) {
    byte[] stuffed = new byte[2 * plain.length];
    int length = 0;
    for (byte value : plain) {
      switch (value) {
        case 'D', 'E' -> {
          stuffed[length++] = 'E';
          stuffed[length++] = value == 'D' ? (byte) 'X' : (byte) 'E';
        }
        case 'd', 'e' -> {
          stuffed[length++] = 'e';
          stuffed[length++] = value == 'd' ? (byte) 'x' : (byte) 'e';
        }
        default -> stuffed[length++] = value;
      }
    }
    return Arrays.copyOf(stuffed, length);
  }

  /**
   * Bytes as they were before; found by scanning, as {@code EEX} is {@code EX}. A pair that is none
   * stays as it is: the block's checksum will tell.
   */
  public byte[] unstuff(byte[] stuffed) {
    byte[] plain = new byte[2 * stuffed.length + 1];
    int length = 0;
    for (byte value : stuffed) {
      if (escape == 0) {
        if (value == 'E' || value == 'e') {
          escape = value;
        } else {
          plain[length++] = value;
        }
        continue;
      }
      boolean capital = escape == 'E';
      if (value == (capital ? 'X' : 'x')) {
        plain[length++] = capital ? (byte) 'D' : (byte) 'd';
      } else if (value == escape) {
        plain[length++] = value;
      } else {
        plain[length++] = escape;
        plain[length++] = value;
      }
      escape = 0;
    }
    return Arrays.copyOf(plain, length);
  }
}
