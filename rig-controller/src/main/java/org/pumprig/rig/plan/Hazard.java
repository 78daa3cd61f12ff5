package org.pumprig.rig.plan;

/**
 * A source of harm that requirements refer to (ISO 14971:2019, 3.4).
 *
 * @param id name used by requirements
 * @param text what it is, for people
 */
public record Hazard(String id, String text) {}
