package org.pumprig.rig.evidence;

import org.jspecify.annotations.Nullable;

/**
 * A file of a bag, digested.
 *
 * @param path from the bag's root, with {@code /}
 * @param bytes its size
 * @param sha256 lower-case hex
 * @param sha512 lower-case hex
 */
record BagFile(String path, long bytes, String sha256, String sha512) {
  /** Whether these are its digests. */
  boolean has(@Nullable String otherSha256, @Nullable String otherSha512) {
    return sha256.equals(otherSha256) && sha512.equals(otherSha512);
  }
}
