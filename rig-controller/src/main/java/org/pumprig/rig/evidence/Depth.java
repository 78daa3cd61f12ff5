package org.pumprig.rig.evidence;

/** How much of a pack is looked at. */
public enum Depth {
  /** Manifests and seals: every byte is covered by a digest, and the digests by the seals. */
  SEALS("seals"),

  /**
   * Its journals too: every line's checksum, the chain of batches, every leaf of the Merkle tree,
   * every checkpoint.
   */
  JOURNALS("journals"),

  /** Everything: derived records are derived and every run is judged again. */
  VERDICTS("verdicts");

  private final String word;

  Depth(String word) {
    this.word = word;
  }

  /** Its name on disk and for people. */
  public String word() {
    return word;
  }
}
