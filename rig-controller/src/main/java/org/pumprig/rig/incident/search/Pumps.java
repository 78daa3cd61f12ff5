package org.pumprig.rig.incident.search;

import java.util.List;
import org.pumprig.rig.yaml.InputProblem;

/** Pumps of one firmware. For any number of threads. */
@FunctionalInterface
public interface Pumps {
  /**
   * Puts pumps through a pattern.
   *
   * @param from the first pump, from 0; equal numbers are equal pumps
   * @param many how many, one or more
   * @return one for each, in order
   * @throws InputProblem if the plan can't hold the pattern
   */
  List<Outcome> run(Pattern pattern, int from, int many) throws InputProblem;
}
