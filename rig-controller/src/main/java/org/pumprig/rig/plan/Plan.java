package org.pumprig.rig.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.pumprig.rig.setup.Rig;
import org.pumprig.seed.Seed;

/**
 * What is to be done, to which units and firmware, and what counts.
 *
 * @param planId the plan's name: letters, digits, {@code . _ -}
 * @param title one line for people
 * @param seed from which every draw of the campaign derives
 * @param rig the default rig file, resolved against the plan file's folder
 * @param hazards what could harm the patient, with different ids
 * @param requirements what is judged, with different ids
 * @param therapy what every pump infuses
 * @param arms the firmware versions, with different names
 * @param units which of the rig's units take part
 * @param order which arms a unit passes through, and in which order
 * @param replicates how often a unit passes through all its arms; 1 or more
 * @param phases the parts of a run
 * @param faults what is injected in the stress phase
 * @param watch what is watched
 * @param comparison how two arms are compared; absent only with a single arm
 * @param claim what is to be shown; absent: a comparison is exploratory
 * @param operatorSteps what is asked of people, with different ids
 * @param consumables what is used up in a run; its changes are among the steps
 * @param rules which runs don't count, which are done again, and when the campaign ends early
 * @param digest SHA-256 of the file's bytes, in lower-case hex
 */
public record Plan(
    String planId,
    String title,
    Seed seed,
    Path rig,
    List<Hazard> hazards,
    List<Requirement> requirements,
    Therapy therapy,
    List<Arm> arms,
    Units units,
    Order order,
    int replicates,
    Phases phases,
    Faults faults,
    Watch watch,
    Optional<Comparison> comparison,
    Optional<Claim> claim,
    List<OperatorStep> operatorSteps,
    Optional<Consumables> consumables,
    CampaignRules rules,
    String digest) {
  /** Copies the lists. */
  public Plan {
    hazards = List.copyOf(hazards);
    requirements = List.copyOf(requirements);
    arms = List.copyOf(arms);
    operatorSteps = List.copyOf(operatorSteps);
  }

  /** Serial numbers of the units that take part and can't go back to an older firmware. */
  public List<String> withoutDowngrade(Rig rig) {
    List<String> partakers = units.serials(rig);
    return rig.units().stream()
        .filter(unit -> !unit.downgrade())
        .map(Rig.Unit::serial)
        .filter(partakers::contains)
        .toList();
  }

  /** How many of so many units pass through an arm. */
  public int unitsIn(Arm arm, int units) {
    int place = arms.indexOf(arm);
    return order.comparesWithinUnits()
        ? units
        : units / arms.size() + (place < units % arms.size() ? 1 : 0);
  }

  /** Whether every unit passes through several arms in the same order. */
  public boolean confoundsTime() {
    return order == Order.FIXED && arms.size() > 1;
  }

  /**
   * What is asked of people in a unit's run.
   *
   * @param slot of the run; where supplies are fresh in the first run alone, every slot has a run
   *     of the unit
   */
  public List<OperatorStep> operatorSteps(long slot) {
    if (consumables.isEmpty() || consumables.get().runs() == 1) {
      return operatorSteps;
    }
    var steps = new ArrayList<>(operatorSteps);
    steps.removeAll(consumables.get().steps(0));
    steps.addAll(consumables.get().steps(Math.clamp(slot, 0, Integer.MAX_VALUE)));
    return steps;
  }

  /** What is asked of people in any run, each id once. */
  public List<OperatorStep> anyOperatorSteps() {
    var steps = new LinkedHashMap<String, OperatorStep>();
    operatorSteps.forEach(step -> steps.put(step.id(), step));
    for (int run = 1; run < consumables.map(Consumables::runs).orElse(1); run++) {
      consumables.get().steps(run).forEach(step -> steps.putIfAbsent(step.id(), step));
    }
    return List.copyOf(steps.values());
  }

  /** The same drawn from another seed; it is no longer what stands in the file. */
  public Plan withSeed(Seed other) {
    return new Plan(
        planId,
        title,
        other,
        rig,
        hazards,
        requirements,
        therapy,
        arms,
        units,
        order,
        replicates,
        phases,
        faults,
        watch,
        comparison,
        claim,
        operatorSteps,
        consumables,
        rules,
        digest);
  }

  /** The same with other faults. */
  Plan with(Faults others) {
    return new Plan(
        planId,
        title,
        seed,
        rig,
        hazards,
        requirements,
        therapy,
        arms,
        units,
        order,
        replicates,
        phases,
        others,
        watch,
        comparison,
        claim,
        operatorSteps,
        consumables,
        rules,
        digest);
  }
}
