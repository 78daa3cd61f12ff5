package org.pumprig.rig.emulated;

import org.pumprig.rig.event.PowerCycleDeclared;
import org.pumprig.rig.event.PowerCycleMethod;
import org.pumprig.rig.plan.Arm;
import org.pumprig.rig.plan.Criterion;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.yaml.InputProblem;

/** Whether emulated units are really power-cycled by what the rig file says. */
public final class PowerCycleCheck {
  private PowerCycleCheck() {}

  /**
   * Refuses a plan that asks what a unit keeps over a power cycle, of a unit that a battery carries
   * through it.
   *
   * @throws InputProblem then, or if a firmware profile can't be used
   */
  public static void require(Plan plan, Rig rig) throws InputProblem {
    boolean asked =
        plan.requirements().stream()
            .anyMatch(
                each ->
                    each.criterion() instanceof Criterion.Reprogram
                        || each.criterion() instanceof Criterion.EventLog);
    if (!asked || rig.real().isPresent()) {
      return;
    }
    var profiles = EmulatedBenches.profiles(rig);
    for (Arm arm : plan.arms()) {
      EmulatedBenches.Firmware firmware = profiles.get(arm.firmware());
      if (firmware == null || firmware.profile().hardware().battery() == null) {
        continue;
      }
      for (Rig.Unit unit : rig.units()) {
        boolean outletOnly =
            unit.powerCycle().map(PowerCycleDeclared::method).orElse(PowerCycleMethod.OUTLET)
                == PowerCycleMethod.OUTLET;
        if (outletOnly && plan.units().serials(rig).contains(unit.serial())) {
          throw new InputProblem(
              plan.rig().toString(),
              1,
              "unit '%s' with firmware '%s' runs on from its battery when its outlet is off, so that is no power cycle, which the plan's requirements need"
                  .formatted(unit.serial(), arm.firmware()),
              "Give the unit 'powerCycle: {by: key, proof: [restarted]}'");
        }
      }
    }
  }
}
