package org.pumprig.pump.firmware;

/**
 * What the sensor task makes of its samples.
 *
 * @param periodNanos between two samples: the task's own period
 * @param upstream occlusion between bag and pump
 * @param downstream occlusion between pump and patient
 */
public record SensorProfile(long periodNanos, OcclusionLimit upstream, OcclusionLimit downstream) {}
