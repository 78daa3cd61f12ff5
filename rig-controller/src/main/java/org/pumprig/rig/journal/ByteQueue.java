package org.pumprig.rig.journal;

import java.util.Arrays;

/** Bytes that wait: a growing array. */
final class ByteQueue {
  private byte[] bytes = new byte[8 << 10];
  private int length;

  void add(byte[] source, int offset, int count) {
    if (length + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + count, 2 * bytes.length));
    }
    System.arraycopy(source, offset, bytes, length, count);
    length += count;
  }

  void clear() {
    length = 0;
  }

  byte[] array() {
    return bytes;
  }

  int length() {
    return length;
  }
}
