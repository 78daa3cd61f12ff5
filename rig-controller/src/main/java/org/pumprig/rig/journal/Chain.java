package org.pumprig.rig.journal;

/** The chain of batch hashes: h = SHA-256(previous h ‖ raw bytes of the batch's lines). */
final class Chain {
  private final Sha256 sha = new Sha256();

  /** The hash of a batch whose lines, LFs included, fill a range. */
  byte[] next(byte[] previous, byte[] lines, int offset, int length) {
    sha.add(previous);
    sha.add(lines, offset, length);
    return sha.finish();
  }
}
