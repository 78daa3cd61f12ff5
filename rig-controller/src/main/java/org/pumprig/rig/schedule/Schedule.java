package org.pumprig.rig.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pumprig.rig.plan.Phases;
import org.pumprig.rig.plan.Plan;

/**
 * The faults of every run of a replicate.
 *
 * @param replicate from 0
 * @param phases the parts of the run
 * @param steps by start; at most {@link #MOST_STEPS}. Where the plan doesn't allow otherwise, they
 *     never overlap, keep its gap and stay in the stress phase
 */
public record Schedule(int replicate, Phases phases, List<Step> steps) {
  /** Faults in one run. */
  public static final int MOST_STEPS = 1000;

  /** Copies the list. */
  public Schedule {
    steps = List.copyOf(steps);
  }

  /**
   * The schedule of a replicate.
   *
   * @param replicate from 0 to the plan's number of replicates − 1
   * @throws IllegalArgumentException if there is none: {@link ScheduleCheck} refuses such a plan
   */
  public static Schedule of(Plan plan, int replicate) {
    return find(plan, replicate)
        .orElseThrow(() -> new IllegalArgumentException("the faults don't fit the stress phase"));
  }

  /** The same; empty if the plan's faults don't fit. */
  static Optional<Schedule> find(Plan plan, int replicate) {
    if (replicate < 0 || replicate >= plan.replicates()) {
      throw new IllegalArgumentException("the plan has no replicate " + replicate);
    }
    return Placement.of(plan, replicate)
        .map(placed -> Expansion.of(placed, plan.seed().stream("mix", "r" + replicate)))
        .map(timed -> new Schedule(replicate, plan.phases(), steps(plan, replicate, timed)));
  }

  private static List<Step> steps(Plan plan, int replicate, List<Expansion.Timed> timed) {
    int digits = Math.max(2, Integer.toString(timed.size()).length());
    List<Step> steps = new ArrayList<>();
    for (Expansion.Timed one : timed) {
      String number = String.format(Locale.ROOT, "%0" + digits + "d", steps.size() + 1);
      String id = "r" + replicate + "-" + number + "-" + one.fault().fault().name();
      steps.add(
          new Step(
              id,
              one.fault(),
              plan.seed().child("fault", id),
              plan.phases().settleNanos() + one.atNanos(),
              one.lastsNanos()));
    }
    return steps;
  }

  /** The faults that reach a unit, by start. */
  public List<Step> steps(String serial) {
    return steps.stream().filter(step -> step.reaches(serial)).toList();
  }
}
