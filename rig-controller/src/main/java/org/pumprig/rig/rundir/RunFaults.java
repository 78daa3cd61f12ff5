package org.pumprig.rig.rundir;

import java.util.List;
import org.pumprig.fault.FaultSpec;
import org.pumprig.rig.judge.RunHeader;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.schedule.Schedule;
import org.pumprig.rig.yaml.InputProblem;

/** The faults that a plan schedules for the run that a header names. */
public final class RunFaults {
  private RunFaults() {}

  /**
   * The faults in the schedule's order.
   *
   * @param directory the run directory's name in messages
   * @throws InputProblem if the plan has no such replicate
   */
  public static List<FaultSpec> of(Plan plan, RunHeader header, String directory)
      throws InputProblem {
    if (header.replicate() < 0 || header.replicate() >= plan.replicates()) {
      throw new InputProblem(
          directory + "/" + RunHeader.FILE,
          1,
          "replicate is %d, but the plan has %d".formatted(header.replicate(), plan.replicates()),
          "The files of this directory don't belong together; restore those of the run");
    }
    return Schedule.of(plan, (int) header.replicate()).steps(header.unit()).stream()
        .map(step -> step.spec(header.unit()))
        .toList();
  }
}
