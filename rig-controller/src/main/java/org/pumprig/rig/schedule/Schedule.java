package org.pumprig.rig.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.pumprig.rig.plan.Phases;
import org.pumprig.rig.plan.Plan;

/**
 * The faults of every run of a replicate.
 *
 * @param replicate from 0
 * @param phases the parts of the run
 * @param steps by start; they never overlap, keep the plan's gap and stay in the stress phase
 */
public record Schedule(int replicate, Phases phases, List<Step> steps) {
  /** Copies the list. */
  public Schedule {
    steps = List.copyOf(steps);
  }

  /**
   * The schedule of a replicate.
   *
   * @param replicate from 0 to the plan's number of replicates − 1
   */
  public static Schedule of(Plan plan, int replicate) {
    if (replicate < 0 || replicate >= plan.replicates()) {
      throw new IllegalArgumentException("the plan has no replicate " + replicate);
    }
    List<Placement.Placed> placed = Placement.of(plan, replicate);
    int digits = Math.max(2, Integer.toString(placed.size()).length());
    List<Step> steps = new ArrayList<>();
    for (Placement.Placed one : placed) {
      String name = one.window().fault().name();
      String number = String.format(Locale.ROOT, "%0" + digits + "d", steps.size() + 1);
      String id = "r" + replicate + "-" + number + "-" + name;
      steps.add(
          new Step(
              id,
              one.window().fault(),
              one.window().direction(),
              plan.seed().child("fault", id),
              plan.phases().settleNanos() + one.atNanos(),
              one.window().lastsNanos()));
    }
    return new Schedule(replicate, plan.phases(), steps);
  }
}
