package org.pumprig.pump.firmware;

import org.jspecify.annotations.Nullable;

/**
 * What belongs to the device rather than its firmware, and how far units differ.
 *
 * @param bootNanos from power to a pump that answers
 * @param motorOffAtLeastNanos least time from the fail-safe command to the motor standing still
 * @param motorOffAtMostNanos greatest such time; a unit's own is drawn in between
 * @param complianceNanos time constant with which the flow follows the motor (tubing, reservoir)
 * @param processorSpreadPartsPerMillion execution times of a unit are nominal ± this share
 * @param heapSpreadPartsPerMillion heap of a unit is nominal ± this share
 * @param windowSpreadPartsPerMillion watchdog maxima of a unit are nominal ± this share (its
 *     watchdog oscillator)
 * @param battery null: none, and power goes with the mains
 * @param line bag, tubing and pressure sensors
 */
public record HardwareProfile(
    long bootNanos,
    long motorOffAtLeastNanos,
    long motorOffAtMostNanos,
    long complianceNanos,
    long processorSpreadPartsPerMillion,
    long heapSpreadPartsPerMillion,
    long windowSpreadPartsPerMillion,
    @Nullable BatteryProfile battery,
    LineProfile line) {}
