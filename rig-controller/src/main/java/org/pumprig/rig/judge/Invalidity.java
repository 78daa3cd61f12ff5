package org.pumprig.rig.judge;

/**
 * A rule of the plan by which a run doesn't count.
 *
 * @param rule its name
 * @param reason one sentence, with numbers
 */
public record Invalidity(String rule, String reason) {}
