package org.pumprig.rig.judge;

import java.util.Optional;
import java.util.OptionalLong;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.judge.RunFacts.CodeSeen;
import org.pumprig.rig.plan.Plan;

/** Criterion {@code noWatchdog}: no watched code in the whole run. */
final class WatchdogRule {
  private WatchdogRule() {}

  static Finding judge(Plan plan, RunFacts facts) {
    Optional<CodeSeen> trip = facts.trip();
    if (trip.isPresent()) {
      return Finding.fail(seen(trip.get(), facts));
    }
    Optional<Finding> pictured = PicturedCode.judge(plan, facts);
    if (pictured.isPresent()) {
      return pictured.get();
    }
    return doubt(plan, facts)
        .map(why -> Finding.inconclusive("No watched code was seen, but " + why + "."))
        .orElseGet(
            () ->
                Finding.pass(
                    "No watched code on %s in %s, through %s and %s."
                        .formatted(
                            Sight.there(facts, Channel.SCREEN).length == 0
                                ? "service port"
                                : "service port or screen",
                            Say.time(facts.course().lastNanos()),
                            Say.count(facts.faults().size(), "proven fault", "proven faults"),
                            errors(facts, facts.errors().total()))));
  }

  private static String seen(CodeSeen trip, RunFacts facts) {
    return "%s was seen on %s %s into the run, after %s."
        .formatted(
            trip.code(),
            Say.channel(trip.channel()),
            Say.time(trip.atNanos()),
            errors(facts, facts.errors().atTrip().orElse(facts.errors().total())));
  }

  private static String errors(RunFacts facts, long number) {
    return (facts.errors().lowerBound().isPresent() ? "at least " : "")
        + Say.count(number, "connectivity error", "connectivity errors");
  }

  /** A contact in alarm of which nobody says what it is for. */
  private static Optional<String> mute(RunFacts facts) {
    OptionalLong alarm = facts.own().contactAlarmNanos();
    return alarm.isPresent()
        ? Optional.of(
            "the nurse-call contact went into alarm at %s without any code"
                .formatted(Say.time(alarm.getAsLong())))
        : Optional.empty();
  }

  private static Optional<String> doubt(Plan plan, RunFacts facts) {
    return Sight.gap(
            facts,
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            Sight.there(facts, Channel.SERVICE, Channel.SCREEN))
        .or(() -> StrangeCode.until(plan, facts, Long.MAX_VALUE))
        .or(() -> mute(facts))
        .or(() -> StressCheck.missing(plan, facts))
        .or(() -> Completeness.unsafe(facts));
  }
}
