package org.pumprig.rig.journal;

/**
 * Bytes that recovery cut off.
 *
 * @param file where they were
 * @param savedTo where they are now, below the run's directory
 * @param bytes how many
 * @param sha256 their digest, hex
 */
public record TornTail(String file, String savedTo, long bytes, String sha256) {}
