package org.pumprig.rig.plan;

import org.pumprig.rig.setup.Rig;

/**
 * A plan and a rig that it fits.
 *
 * @param plan the plan
 * @param rig the rig
 */
public record PlanAndRig(Plan plan, Rig rig) {}
