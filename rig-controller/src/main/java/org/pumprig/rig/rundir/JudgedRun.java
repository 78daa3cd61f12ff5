package org.pumprig.rig.rundir;

import java.util.List;
import org.pumprig.rig.judge.RunHeader;
import org.pumprig.rig.judge.RunSeries;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.plan.Plan;

/**
 * A run directory, read and judged.
 *
 * @param header what {@code run.json} says
 * @param plan the plan that lies in the directory
 * @param verdict the verdict
 * @param series what the report draws
 * @param evidence the files it was judged from, by path
 */
public record JudgedRun(
    RunHeader header,
    Plan plan,
    RunVerdict verdict,
    RunSeries series,
    List<EvidenceFile> evidence) {
  /** Copies the list. */
  public JudgedRun {
    evidence = List.copyOf(evidence);
  }
}
