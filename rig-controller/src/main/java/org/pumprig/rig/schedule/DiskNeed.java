package org.pumprig.rig.schedule;

import java.util.Optional;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.setup.Rig;

/** Whether a campaign's journals find room. */
public final class DiskNeed {
  private DiskNeed() {}

  /**
   * Why a campaign must not begin for want of room.
   *
   * @param freeBytes what is free where it is to be written
   */
  public static Optional<String> problem(Plan plan, Rig rig, Campaign campaign, long freeBytes) {
    long need = Footprint.bytes(plan, rig, campaign);
    return freeBytes >= need
        ? Optional.empty()
        : Optional.of(
            "the campaign's journals need about %s, and %s are free"
                .formatted(Footprint.size(need), Footprint.size(freeBytes)));
  }
}
