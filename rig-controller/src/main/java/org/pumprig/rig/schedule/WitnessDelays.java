package org.pumprig.rig.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pumprig.rig.plan.Criterion;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.plan.Requirement;
import org.pumprig.rig.setup.ContactPlace;
import org.pumprig.rig.setup.RealUnit;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;

/**
 * Refuses limits that are shorter or finer than what the bench's witnesses tell: a unit that just
 * keeps such a limit could not be seen to.
 */
final class WitnessDelays {
  private WitnessDelays() {}

  /**
   * Refuses them.
   *
   * @param requirements their sections, in the plan's order
   */
  static void require(List<Fields> requirements, Plan plan, Rig rig) throws InputProblem {
    if (rig.real().isEmpty()) {
      return;
    }
    List<String> wanted = plan.units().serials(rig);
    for (int i = 0; i < requirements.size(); i++) {
      Requirement requirement = plan.requirements().get(i);
      for (RealUnit unit : rig.real().get().units()) {
        List<String> unseen =
            wanted.contains(unit.serial())
                ? unseen(plan, requirement.criterion(), unit)
                : List.of();
        if (!unseen.isEmpty()) {
          throw requirements
              .get(i)
              .place("id")
              .problem(
                  "%s can't be seen on %s: %s"
                      .formatted(requirement.id(), unit.serial(), String.join("; ", unseen)),
                  "Allow more, or give the rig a quicker or finer witness");
        }
      }
    }
  }

  private static List<String> unseen(Plan plan, Criterion criterion, RealUnit unit) {
    var unseen = new ArrayList<String>();
    if (criterion instanceof Criterion.FailSafe limit) {
      BalanceLimits.stop(plan, limit.stopWithinNanos(), unit).ifPresent(unseen::add);
      if (limit.alarmWithinNanos().isPresent()) {
        alarm(limit.alarmWithinNanos().getAsLong(), unit).ifPresent(unseen::add);
      }
    } else if (criterion instanceof Criterion.CommunicationTimeOut limit) {
      BalanceLimits.stop(plan, limit.stopWithinNanos(), unit).ifPresent(unseen::add);
    } else if (criterion instanceof Criterion.TherapyContinuity limit) {
      BalanceLimits.volume(plan, limit, unit).ifPresent(unseen::add);
    }
    return unseen;
  }

  /** A contact that the rig reads itself; an instrument at a port doesn't state its delay. */
  private static Optional<String> alarm(long withinNanos, RealUnit unit) {
    return unit.instruments()
        .contact()
        .flatMap(
            place ->
                place instanceof ContactPlace.Lines(var lines)
                    ? Optional.of(lines)
                    : Optional.empty())
        .filter(lines -> lines.detectionNanos() > withinNanos)
        .map(
            lines ->
                "the nurse-call contact tells an alarm up to %s late, and %s are allowed"
                    .formatted(TimeText.of(lines.detectionNanos()), TimeText.of(withinNanos)));
  }
}
