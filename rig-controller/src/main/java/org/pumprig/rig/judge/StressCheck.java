package org.pumprig.rig.judge;

import java.util.Optional;
import java.util.OptionalLong;
import org.pumprig.rig.judge.RunFacts.CodeSeen;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.schedule.Schedule;

/**
 * Was the stress what the plan asks for? A fault that no witness showed to act doesn't count, and a
 * unit that met fewer faults than planned has not passed them.
 */
final class StressCheck {
  private StressCheck() {}

  /** What was missing in the whole stress phase; empty if nothing was. */
  static Optional<String> missing(Plan plan, RunFacts facts) {
    long replicate = facts.started().replicate();
    if (replicate < 0 || replicate >= plan.replicates()) {
      return Optional.of("the plan has no replicate " + replicate);
    }
    long planned = planned(plan, (int) replicate, facts);
    if (facts.faults().size() < planned) {
      return Optional.of(
          "the plan asks for %s and the journal schedules %d"
              .formatted(Say.count(planned, "fault", "faults"), facts.faults().size()));
    }
    return first(facts, Long.MAX_VALUE)
        .or(
            () ->
                facts.faults().stream()
                    .filter(fault -> !fault.counts())
                    .findFirst()
                    .map(fault -> "fault " + fault.id() + " was never shown to act"));
  }

  /** Faults that the unit should meet; the schedule is drawn only where they may be too few. */
  private static long planned(Plan plan, int replicate, RunFacts facts) {
    long most =
        plan.faults().windows().stream()
            .mapToLong(each -> (long) each.times() * each.course().steps(each.lastsNanos()))
            .sum();
    return facts.faults().size() >= most
        ? most
        : Schedule.of(plan, replicate).steps(facts.started().unit()).size();
  }

  /**
   * What was known to be missing up to a time. Faults that a tripped unit slept through are no flaw
   * of what it went through before.
   */
  static Optional<String> missingUntil(RunFacts facts, long untilNanos) {
    return first(facts, untilNanos);
  }

  /** What was missing in the whole stress phase or, where the unit tripped, up to a time. */
  static Optional<String> missing(Plan plan, RunFacts facts, long untilNanos) {
    return facts.trip().isPresent() ? missingUntil(facts, untilNanos) : missing(plan, facts);
  }

  /** What was missing in the whole stress phase or, where the unit tripped, until then. */
  static Optional<String> missingToTrip(Plan plan, RunFacts facts) {
    return missing(plan, facts, facts.trip().map(CodeSeen::atNanos).orElse(Long.MAX_VALUE));
  }

  private static Optional<String> first(RunFacts facts, long untilNanos) {
    return facts.faults().stream()
        .filter(fault -> !fault.counts())
        .filter(fault -> atMost(fault.problemNanos(), untilNanos))
        .findFirst()
        .map(
            fault ->
                "fault %s (%s) doesn't count: %s"
                    .formatted(
                        fault.id(), fault.name(), fault.problem().orElse("no reason given")));
  }

  private static boolean atMost(OptionalLong time, long limit) {
    return time.isPresent() && time.getAsLong() <= limit;
  }
}
