package org.pumprig.rig.sound;

/**
 * An alarm was recognised.
 *
 * @param alarm its pattern's name
 * @param confidencePpm how much of the last burst's pulses sounded and how much of its gaps didn't,
 *     the lesser of the two; an agreement, no probability
 * @param beganSample at which sample its first burst began, counted from the first
 */
public record Heard(String alarm, long confidencePpm, long beganSample) {}
