package org.pumprig.rig.journal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The Merkle tree hash of RFC 6962, 2.1, over an append-only list, of which only the frontier is
 * kept: for each bit of the size the hash of one full subtree.
 */
final class MerkleFrontier {
  private final Sha256 sha = new Sha256();
  private final byte[][] nodes = new byte[Long.SIZE][Sha256.BYTES];

  /** {@code 0x01} and two hashes, in one piece: a digest takes that faster than three. */
  private final byte[] pair = new byte[1 + 2 * Sha256.BYTES];

  private final byte[] scratch = new byte[Sha256.BYTES];
  private long size;

  MerkleFrontier() {
    pair[0] = 1;
  }

  /** Adds a leaf. */
  void add(byte[] bytes, int offset, int length) {
    sha.add((byte) 0);
    sha.add(bytes, offset, length);
    sha.finishInto(scratch);
    int level = 0;
    for (; (size >>> level & 1) == 1; level++) {
      join(nodes[level], scratch);
    }
    System.arraycopy(scratch, 0, nodes[level], 0, Sha256.BYTES);
    size++;
  }

  /** The hashes of the full subtrees, the smallest first. */
  List<byte[]> frontier() {
    var hashes = new ArrayList<byte[]>();
    for (int level = 0; level < Long.SIZE; level++) {
      if ((size >>> level & 1) == 1) {
        hashes.add(nodes[level].clone());
      }
    }
    return hashes;
  }

  /**
   * Goes back to what {@link #frontier} told.
   *
   * @throws IllegalArgumentException if there are more or fewer hashes than a tree of that size has
   */
  void restore(long leaves, List<byte[]> hashes) {
    if (leaves < 0
        || hashes.size() != Long.bitCount(leaves)
        || hashes.stream().anyMatch(hash -> hash.length != Sha256.BYTES)) {
      throw new IllegalArgumentException("no frontier of " + leaves + " leaves");
    }
    int next = 0;
    for (int level = 0; level < Long.SIZE; level++) {
      if ((leaves >>> level & 1) == 1) {
        System.arraycopy(hashes.get(next++), 0, nodes[level], 0, Sha256.BYTES);
      }
    }
    size = leaves;
  }

  long size() {
    return size;
  }

  /** The root of all leaves so far; of none: SHA-256 of nothing. */
  byte[] root() {
    if (size == 0) {
      return sha.finish();
    }
    int level = Long.numberOfTrailingZeros(size);
    System.arraycopy(nodes[level], 0, scratch, 0, Sha256.BYTES);
    for (level++; level < Long.SIZE; level++) {
      if ((size >>> level & 1) == 1) {
        join(nodes[level], scratch);
      }
    }
    return Arrays.copyOf(scratch, Sha256.BYTES);
  }

  /** Puts the parent of {@code left} and {@code right} in place of {@code right}. */
  private void join(byte[] left, byte[] right) {
    System.arraycopy(left, 0, pair, 1, Sha256.BYTES);
    System.arraycopy(right, 0, pair, 1 + Sha256.BYTES, Sha256.BYTES);
    sha.add(pair);
    sha.finishInto(right);
  }
}
