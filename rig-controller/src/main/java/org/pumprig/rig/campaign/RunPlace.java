package org.pumprig.rig.campaign;

import java.util.Optional;
import org.pumprig.rig.plan.Arm;
import org.pumprig.rig.schedule.Campaign;

/**
 * Which run of the campaign this is.
 *
 * @param runId its id, and the name of its directory
 * @param arm its arm
 * @param serial its unit
 * @param replicate from 0
 * @param slot from 0 in the campaign
 * @param again for which run it is done again; empty: it is a planned one
 */
public record RunPlace(
    String runId, Arm arm, String serial, int replicate, int slot, Optional<Campaign.Again> again) {
  /** A planned run. */
  public RunPlace(String runId, Arm arm, String serial, int replicate, int slot) {
    this(runId, arm, serial, replicate, slot, Optional.empty());
  }
}
