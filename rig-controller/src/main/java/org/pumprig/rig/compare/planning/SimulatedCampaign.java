package org.pumprig.rig.compare.planning;

import java.util.List;
import org.pumprig.rig.compare.stats.Subject;

/**
 * The trips of one simulated campaign.
 *
 * @param before one or more observations a unit, times in hours
 * @param after the same of the other arm
 */
public record SimulatedCampaign(List<Subject> before, List<Subject> after) {
  /** Makes the lists immutable. */
  public SimulatedCampaign {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }
}
