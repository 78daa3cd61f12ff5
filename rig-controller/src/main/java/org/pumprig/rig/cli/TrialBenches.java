package org.pumprig.rig.cli;

import java.io.IOException;
import java.util.List;
import org.pumprig.rig.emulated.PumpTrials;
import org.pumprig.rig.incident.draft.DraftFault;
import org.pumprig.rig.incident.draft.PlanDraft;
import org.pumprig.rig.incident.minimise.Bench;
import org.pumprig.rig.incident.minimise.BenchOver;
import org.pumprig.rig.plan.Arm;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.schedule.Schedule;
import org.pumprig.rig.schedule.Step;
import org.pumprig.rig.session.Inputs;
import org.pumprig.rig.session.VirtualTrial;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.seed.Seed;

/** Schedules on the emulator: the pump alone, or whole runs with controller, faults and journal. */
final class TrialBenches {
  private final String planFile;
  private final Inputs inputs;
  private final PlanDraft draft;
  private final Arm arm;
  private final List<String> serials;
  private final PumpTrials pumps;
  private final boolean needsWhole;

  TrialBenches(String planFile, Inputs inputs, PlanDraft draft, Arm arm) throws InputProblem {
    this.planFile = planFile;
    this.inputs = inputs;
    this.draft = draft;
    this.arm = arm;
    this.serials = inputs.plan().units().serials(inputs.rig());
    this.pumps = PumpTrials.of(inputs.rig(), arm);
    this.needsWhole = PumpTrials.unmodelled(Schedule.of(inputs.plan(), 0).steps()).isPresent();
  }

  /** Whether the pump alone can't be put through the plan's faults. */
  boolean needsWhole() {
    return needsWhole;
  }

  /** The quickest that can run the plan's faults. */
  Bench quick(String purpose) {
    return needsWhole ? whole(purpose) : (faults, repeat) -> alone(faults, purpose, repeat);
  }

  private boolean alone(List<DraftFault> faults, String purpose, int repeat) throws InputProblem {
    Plan plan = draft.read(draft.with(faults));
    return trips(plan, Schedule.of(plan, 0).steps(), purpose, repeat);
  }

  /** Whole runs. */
  Bench whole(String purpose) {
    return (faults, repeat) -> journalled(faults, purpose, repeat);
  }

  private boolean journalled(List<DraftFault> faults, String purpose, int repeat)
      throws InputProblem, BenchOver {
    try {
      return VirtualTrial.trips(
          inputs,
          planFile,
          draft.with(faults).bytes(),
          seed(purpose, repeat).value() >>> 11, // plans hold seeds below 2^53
          arm.name(),
          serial(repeat));
    } catch (IOException broken) {
      throw new BenchOver(String.valueOf(broken.getMessage()));
    }
  }

  /** How many pumps trip though nothing is done to them. */
  int tripsWithoutFaults(int repeats) {
    int tripped = 0;
    for (int repeat = 0; repeat < repeats; repeat++) {
      tripped += trips(inputs.plan(), List.of(), "search", repeat) ? 1 : 0;
    }
    return tripped;
  }

  private boolean trips(Plan plan, List<Step> steps, String purpose, int repeat) {
    return pumps.run(plan, steps, serial(repeat), seed(purpose, repeat)).tripNanos().isPresent();
  }

  private String serial(int repeat) {
    return serials.get(repeat % serials.size());
  }

  private Seed seed(String purpose, int repeat) {
    return inputs.plan().seed().child("trial", purpose, Integer.toString(repeat));
  }
}
