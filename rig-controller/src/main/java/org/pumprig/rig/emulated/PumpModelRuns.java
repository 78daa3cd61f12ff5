package org.pumprig.rig.emulated;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.pumprig.fault.FaultSpec;
import org.pumprig.pump.device.Pump;
import org.pumprig.pump.firmware.FirmwareProfile;
import org.pumprig.rig.compare.power.SimulatedRuns;
import org.pumprig.rig.compare.simulation.SimulatedRun;
import org.pumprig.rig.judge.FaultFacts;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.plan.Arm;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.plan.Target;
import org.pumprig.rig.plan.Units;
import org.pumprig.rig.schedule.Schedule;
import org.pumprig.rig.schedule.Step;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.seed.Seed;

/**
 * Campaigns of the pump model alone: each pump through its arms of a plan's comparison, under the
 * plan's faults as each campaign's seed places them. What comes of it is illustrative. Immutable,
 * so for any number of threads.
 */
public final class PumpModelRuns implements SimulatedRuns {
  private final Plan plan;
  private final List<Arm> arms;
  private final Map<String, FirmwareProfile> firmware;
  private final long statusNanos;
  private final long answerNanos;
  private final int pumps;

  private PumpModelRuns(
      Plan plan, List<Arm> arms, Map<String, FirmwareProfile> firmware, Rig rig, int pumps) {
    this.plan = plan;
    this.arms = arms;
    this.firmware = firmware;
    this.statusNanos = rig.emulated().statusEveryNanos();
    this.answerNanos = 2 * rig.emulated().virtualLatencyNanos();
    this.pumps = pumps;
  }

  /**
   * A plan's campaigns with so many pumps of the rig's kind.
   *
   * @param planFile for messages
   * @throws InputProblem if a profile can't be used, or a fault can't be simulated without the
   *     network
   */
  public static PumpModelRuns of(String planFile, Plan plan, Rig rig, int pumps)
      throws InputProblem {
    var compared = plan.comparison().orElseThrow();
    List<Arm> arms =
        plan.arms().stream()
            .filter(arm -> List.of(compared.than(), compared.better()).contains(arm.name()))
            .toList();
    for (Step step : Schedule.of(plan, 0).steps()) {
      refuse(planFile, step);
    }
    Map<String, FirmwareProfile> firmware = new TreeMap<>();
    EmulatedBenches.profiles(rig).forEach((name, found) -> firmware.put(name, found.profile()));
    for (Arm arm : arms) {
      if (!firmware.containsKey(arm.firmware())) {
        throw new InputProblem(
            planFile,
            1,
            "rig '" + rig.id() + "' has no emulated firmware '" + arm.firmware() + "'",
            "Give a rig file that has, with --rig");
      }
    }
    return new PumpModelRuns(plan, arms, firmware, rig, pumps);
  }

  private static void refuse(String planFile, Step step) throws InputProblem {
    if (Disturbance.of(step).isEmpty()) {
      throw new InputProblem(
          planFile,
          step.planned().line(),
          "the pump model alone can't be put through '" + step.fault().name() + "'",
          "Leave it out of the plan that you simulate, or simulate whole campaigns with"
              + " 'pumprig simulate PLAN --runs N'");
    }
    boolean all =
        switch (step.planned().target()) {
          case Target.EachUnit _ -> true;
          case Target.Listed _ -> false;
          case Target.Shared shared -> shared.units() instanceof Units.All;
        };
    if (!all) {
      throw new InputProblem(
          planFile,
          step.planned().line(),
          "the fault '" + step.fault().name() + "' reaches some units only, by name",
          "Leave out its 'target' in the plan that you simulate: simulated pumps have no names");
    }
  }

  @Override
  public List<RunVerdict> campaign(Seed campaign) {
    Plan drawn = plan.withSeed(campaign);
    int armsEach = plan.order().armsEach(arms.size());
    List<RunVerdict> runs = new ArrayList<>();
    for (int replicate = 0; replicate < plan.replicates(); replicate++) {
      List<Step> steps = Schedule.of(drawn, replicate).steps();
      List<Disturbance> disturbances =
          steps.stream().flatMap(step -> Disturbance.of(step).stream()).toList();
      for (int pump = 0; pump < pumps; pump++) {
        for (int position = 0; position < armsEach; position++) {
          Arm arm = arms.get((pump + position) % arms.size());
          int slot = replicate * armsEach + position;
          runs.add(run(arm, pump, replicate, slot, steps, disturbances, campaign).verdict(plan));
        }
      }
    }
    return runs;
  }

  private SimulatedRun run(
      Arm arm,
      int pump,
      int replicate,
      int slot,
      List<Step> steps,
      List<Disturbance> disturbances,
      Seed campaign) {
    String serial = "pump-" + (pump + 1);
    FirmwareProfile profile = Objects.requireNonNull(firmware.get(arm.firmware()));
    var model = new Pump(serial, profile, statusNanos, campaign.child("units"));
    PumpLife life =
        new PumpLife(
                model,
                profile.hardware().bootNanos(),
                plan.phases(),
                new Connection(disturbances, answerNanos),
                true)
            .live(plan.therapy());
    return new SimulatedRun(
        serial,
        arm,
        replicate,
        slot,
        life.tripNanos(),
        life.conduct(),
        life.stoodNanos(),
        life.reconnectedNanos(),
        life.failedConnections(),
        List.of(),
        steps.stream().map(step -> met(step, serial)).toList());
  }

  private static FaultFacts met(Step step, String serial) {
    boolean shared = step.shared();
    OptionalLong began = OptionalLong.of(step.startNanos());
    OptionalLong ended = OptionalLong.of(step.endNanos());
    return new FaultFacts(
        step.id(),
        step.fault().name(),
        step.fault().parameters(),
        shared ? FaultSpec.GATEWAY : serial,
        step.startNanos(),
        step.durationNanos(),
        began,
        began,
        began,
        Optional.of("simulated"),
        ended,
        ended,
        OptionalLong.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        step.planned().target() instanceof Target.Shared thing
            ? Optional.of(new FaultSpec.Shared(thing.thing(), step.id()))
            : Optional.empty(),
        FaultFacts.Away.NOT_TOLD);
  }
}
