package org.pumprig.rig.run;

import org.pumprig.fault.FaultSpec;
import org.pumprig.rig.plan.Criterion;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.plan.Therapy;

/** Makes a run's context out of its plan. */
public final class RunContexts {
  private RunContexts() {}

  /**
   * The plan's part in one run.
   *
   * @param faults the run's schedule, with every server fault aimed at the gateway
   * @param serial of the unit: its operator steps are in it
   * @param slot of the run: supplies may be changed in another place of each
   */
  public static RunContext of(
      Plan plan, java.util.List<FaultSpec> faults, String serial, long slot) {
    long window = 0;
    long tolerance = 0;
    for (var requirement : plan.requirements()) {
      if (requirement.criterion() instanceof Criterion.TherapyContinuity therapy) {
        window = therapy.windowNanos();
        tolerance = therapy.tolerancePpm();
      }
    }
    var phases = plan.phases();
    long stress = phases.settleNanos();
    long recover = stress + phases.stressNanos();
    long check = recover + phases.recoverNanos();
    return new RunContext(
        stress,
        recover,
        check,
        check + phases.checkNanos(),
        faults,
        infusion(plan.therapy().primary()),
        infusion(plan.therapy().secondary()),
        plan.watch().codes(),
        plan.watch().acknowledgementWithinNanos(),
        plan.watch().blindAfterNanos(),
        window == 0 ? Long.MAX_VALUE : window,
        tolerance,
        plan.operatorSteps(slot).stream().filter(step -> step.concerns(serial)).toList(),
        phases.cycled());
  }

  private static RunContext.Infusion infusion(Therapy.Infusion programmed) {
    return new RunContext.Infusion(
        programmed.rateMicrolitresPerHour(), programmed.volumeMicrolitres());
  }
}
