package org.pumprig.rig.report;

/**
 * A hazard of the risk file.
 *
 * @param id such as {@code HAZ-01}
 * @param text in full
 */
public record Hazard(String id, String text) {}
