package org.pumprig.pump.firmware;

/**
 * Bag, tubing and pressure sensors around the pump. Pressures are distances from what the sensor
 * reads without flow: below it upstream, above it downstream.
 *
 * @param bagMicrolitres in a full bag
 * @param bagToDetectorMicrolitres from the bag to the air detector
 * @param upstreamPascalsPer100 distance at a flow of 100 mL/h, from the bag to the pump
 * @param upstreamMicrolitresPerKilopascal what a clamped line gives up
 * @param downstreamPascalsPer100 distance at a flow of 100 mL/h, from the pump to the patient
 * @param downstreamMicrolitresPerKilopascal what a clamped line takes up
 * @param noisePascals scale of a sample's error: Laplace distributed, independent between samples
 */
public record LineProfile(
    long bagMicrolitres,
    long bagToDetectorMicrolitres,
    long upstreamPascalsPer100,
    long upstreamMicrolitresPerKilopascal,
    long downstreamPascalsPer100,
    long downstreamMicrolitresPerKilopascal,
    long noisePascals) {}
