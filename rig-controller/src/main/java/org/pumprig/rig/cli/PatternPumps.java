package org.pumprig.rig.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.pumprig.rig.emulated.PumpTrials;
import org.pumprig.rig.incident.draft.PlanDraft;
import org.pumprig.rig.incident.draft.PlanLines;
import org.pumprig.rig.incident.search.Outcome;
import org.pumprig.rig.incident.search.Outcomes;
import org.pumprig.rig.incident.search.Pattern;
import org.pumprig.rig.incident.search.Pumps;
import org.pumprig.rig.incident.search.Race;
import org.pumprig.rig.plan.Arm;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.schedule.Schedule;
import org.pumprig.rig.schedule.Step;
import org.pumprig.rig.session.Inputs;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.seed.Seed;

/** Emulated pumps of one arm, put through patterns in a plan's phases. */
final class PatternPumps {
  private final PlanDraft draft;
  private final List<String> serials;
  private final PumpTrials trials;

  PatternPumps(Inputs inputs, PlanDraft draft, Arm arm) throws InputProblem {
    this.draft = draft;
    this.serials = inputs.plan().units().serials(inputs.rig());
    this.trials = PumpTrials.of(inputs.rig(), arm);
  }

  /** Pumps that are drawn for a purpose. */
  Pumps of(String purpose) {
    return (pattern, from, many) -> {
      Plan plan = draft.read(text(draft, pattern));
      List<Step> steps = Schedule.of(plan, 0).steps();
      List<Outcome> all = new ArrayList<>();
      for (int i = from; i < from + many; i++) {
        Seed seed = draft.plan().seed().child("trial", purpose, Integer.toString(i));
        PumpTrials.Outcome one = trials.run(plan, steps, serials.get(i % serials.size()), seed);
        all.add(new Outcome(since(one.tripNanos(), plan), one.errors()));
      }
      return all;
    };
  }

  private static OptionalLong since(OptionalLong runNanos, Plan plan) {
    return runNanos.isPresent()
        ? OptionalLong.of(runNanos.getAsLong() - plan.phases().settleNanos())
        : runNanos;
  }

  /** The plan with a pattern instead of its own faults. */
  static PlanLines text(PlanDraft draft, Pattern pattern) throws InputProblem {
    long gap = pattern.everyNanos() - pattern.lastsNanos();
    return draft.withWindows(
        List.of(pattern.window()), Math.min(gap, draft.plan().faults().gapAtLeastNanos()));
  }

  /**
   * The shortest gap after a fault in which a pump that is well has exchanged something: else
   * nobody could see on a real bench that the fault had ended before it came again.
   */
  static long gapNanos(Plan plan) {
    long exchange =
        Math.max(plan.watch().statusEveryNanos(), plan.watch().acknowledgementWithinNanos());
    return Math.max(exchange, plan.faults().gapAtLeastNanos());
  }

  /** A pattern on pumps that the search didn't have. */
  Race.Runner again(Pattern pattern, int many) throws InputProblem {
    return new Race.Runner(pattern, new Outcomes(of("fresh").run(pattern, 0, many)));
  }
}
