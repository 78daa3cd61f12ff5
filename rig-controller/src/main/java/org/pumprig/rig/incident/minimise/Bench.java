package org.pumprig.rig.incident.minimise;

import java.util.List;
import org.pumprig.rig.incident.draft.DraftFault;
import org.pumprig.rig.yaml.InputProblem;

/** Where schedules are tried. */
@FunctionalInterface
public interface Bench {
  /**
   * Runs a schedule once.
   *
   * @param faults by start, at least one
   * @param repeat from 0; the same one is the same pump, and gives the same answer
   * @return whether its watchdog tripped
   * @throws InputProblem if no valid plan can hold these faults
   * @throws BenchOver if it could not be run: the search ends with what it has
   */
  boolean trips(List<DraftFault> faults, int repeat) throws InputProblem, BenchOver;
}
