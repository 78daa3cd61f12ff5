package org.pumprig.rig.compare.claim;

/**
 * One unit in one replicate, in both arms.
 *
 * @param campaignId the campaign
 * @param replicate from 0
 * @param unit serial number
 * @param lastSlot when both runs were done, by their place in the campaign
 * @param than the old firmware's run
 * @param better the new one's
 */
record Pair(
    String campaignId, long replicate, String unit, long lastSlot, Trip than, Trip better) {}
