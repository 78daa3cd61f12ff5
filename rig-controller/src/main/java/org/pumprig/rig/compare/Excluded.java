package org.pumprig.rig.compare;

/**
 * One run that doesn't count in the comparison.
 *
 * @param runId the run
 * @param unit serial number
 * @param arm its arm
 * @param reason one sentence
 */
public record Excluded(String runId, String unit, String arm, String reason) {}
