package org.pumprig.rig.rundir;

/**
 * A file that a run was judged from.
 *
 * @param path relative to the run directory, with {@code /}
 * @param bytes its size
 * @param sha256 lower-case hex
 */
public record EvidenceFile(String path, long bytes, String sha256) {}
