package org.pumprig.rig.campaign;

import org.pumprig.rig.plan.Arm;

/**
 * Which run of the campaign this is.
 *
 * @param runId its id, and the name of its directory
 * @param arm its arm
 * @param serial its unit
 * @param replicate from 0
 * @param slot from 0 in the campaign
 */
public record RunPlace(String runId, Arm arm, String serial, int replicate, int slot) {}
