package org.pumprig.rig.evidence;

/**
 * A file of a bag, digested.
 *
 * @param path from the bag's root, with {@code /}
 * @param bytes its size
 * @param sha256 lower-case hex
 * @param sha512 lower-case hex
 */
record BagFile(String path, long bytes, String sha256, String sha512) {}
