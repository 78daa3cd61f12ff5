package org.pumprig.rig.rundir;

import java.util.List;
import java.util.Optional;
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
 * @param remark what could not be checked, for people; empty: nothing
 */
public record JudgedRun(
    RunHeader header,
    Plan plan,
    RunVerdict verdict,
    RunSeries series,
    List<EvidenceFile> evidence,
    Optional<String> remark) {
  /** Copies the list. */
  public JudgedRun {
    evidence = List.copyOf(evidence);
  }

  JudgedRun with(String newRemark) {
    return new JudgedRun(header, plan, verdict, series, evidence, Optional.of(newRemark));
  }
}
