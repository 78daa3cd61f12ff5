package org.pumprig.rig.schedule;

import java.util.List;
import java.util.Optional;
import org.pumprig.rig.plan.FaultWindow;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.yaml.InputProblem;

/** What can be wrong with a plan's faults only once their times are drawn. */
public final class ScheduleCheck {
  private ScheduleCheck() {}

  /**
   * Draws the schedule of every replicate.
   *
   * @param file the plan's name in messages
   * @throws InputProblem if one has no room, too many faults, or a fault that meets itself
   */
  public static void require(String file, Plan plan) throws InputProblem {
    for (int replicate = 0; replicate < plan.replicates(); replicate++) {
      Optional<Schedule> schedule = Schedule.find(plan, replicate);
      int line = plan.faults().windows().getFirst().line();
      if (schedule.isEmpty()) {
        throw new InputProblem(
            file,
            firstFloating(plan).orElse(line),
            "in replicate %d the faults that come again and again leave no room for it"
                .formatted(replicate),
            "Let those come more rarely or say 'overlap: true' there, or lengthen 'stress'");
      }
      List<Step> steps = schedule.get().steps();
      if (steps.size() > Schedule.MOST_STEPS) {
        throw new InputProblem(
            file,
            line,
            "replicate %d has %d faults in a run".formatted(replicate, steps.size()),
            "Use at most " + Schedule.MOST_STEPS);
      }
      requireNoneTwice(file, steps);
    }
  }

  private static Optional<Integer> firstFloating(Plan plan) {
    return plan.faults().windows().stream()
        .filter(window -> window.atNanos().isEmpty() && !window.overlap())
        .map(FaultWindow::line)
        .findFirst();
  }

  /** Two of a kind at once could not be told apart, and the gateway can be ill once only. */
  private static void requireNoneTwice(String file, List<Step> steps) throws InputProblem {
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      for (int j = i - 1; j >= 0; j--) {
        Step before = steps.get(j);
        if (before.endNanos() > step.startNanos()
            && before.fault().name().equals(step.fault().name())) {
          throw new InputProblem(
              file,
              step.planned().line(),
              "%s begins at %s while %s, the same fault, still acts"
                  .formatted(step.id(), TimeText.of(step.startNanos()), before.id()),
              "Give one of them another time, or remove 'overlap'");
        }
      }
    }
  }
}
