package org.pumprig.pump.firmware;

/**
 * When the firmware takes a pressure for an occlusion: the alarm comes at the last of so many
 * samples of the sensor task in a row beyond the limit.
 *
 * @param limitPascals distance from the pressure without flow
 * @param samples in a row, at least 1
 */
public record OcclusionLimit(long limitPascals, int samples) {}
