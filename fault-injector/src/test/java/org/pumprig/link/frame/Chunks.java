package org.pumprig.link.frame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pumprig.seed.RandomStream;

/** Random streams of bytes and random ways to cut them. */
final class Chunks {
  private Chunks() {}

  /** Bytes drawn from an alphabet. */
  static byte[] bytes(RandomStream random, byte[] alphabet, int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = alphabet[(int) random.nextBelow(alphabet.length)];
    }
    return bytes;
  }

  /** The same bytes in pieces of 0 … 7. */
  static List<byte[]> cut(RandomStream random, byte[] whole) {
    var pieces = new ArrayList<byte[]>();
    for (int from = 0; from < whole.length; ) {
      int to = Math.min(whole.length, from + (int) random.nextBelow(8));
      pieces.add(Arrays.copyOfRange(whole, from, to));
      from = to;
    }
    return pieces;
  }
}
