package org.pumprig.rig.compare.power;

import java.util.List;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.seed.Seed;

/** All runs of a campaign that never ran. For any number of threads. */
@FunctionalInterface
public interface SimulatedRuns {
  /**
   * The runs of one campaign.
   *
   * @param campaign equal seeds give equal runs
   */
  List<RunVerdict> campaign(Seed campaign);
}
