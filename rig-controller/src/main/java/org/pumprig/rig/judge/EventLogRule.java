package org.pumprig.rig.judge;

import java.util.Optional;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.judge.LogClock.When;
import org.pumprig.rig.judge.RunFacts.CodeSeen;
import org.pumprig.rig.plan.Criterion.EventLog;
import org.pumprig.rig.plan.Plan;

/**
 * Criterion {@code eventLog}: what the unit keeps about a trip can be trusted. Its clock runs on,
 * its service port tells the code, and its log holds it before and after the power cycle.
 */
final class EventLogRule {
  private EventLogRule() {}

  static Finding judge(Plan plan, EventLog limit, RunFacts facts) {
    Optional<CodeSeen> trip = facts.trip();
    return clock(facts)
        .or(() -> trip.isEmpty() ? Optional.of(quiet(facts)) : Optional.empty())
        .or(() -> service(facts, trip.orElseThrow()))
        .or(() -> log(facts, trip.orElseThrow()))
        .or(() -> placed(plan, limit, facts, trip.orElseThrow()))
        .orElseGet(
            () ->
                Finding.pass(
                    "The service port told %s, the unit's log held it before and after the power cycle, and its clock ran on."
                        .formatted(trip.orElseThrow().code())));
  }

  private static Optional<Finding> clock(RunFacts facts) {
    if (facts.own().restartedNanos().isPresent()) {
      return Optional.of(
          Finding.fail(
              "The unit's clock started anew at %s though nobody had switched it off."
                  .formatted(Say.time(facts.own().restartedNanos().getAsLong()))));
    }
    return facts.own().clockJumpedNanos().isPresent()
        ? Optional.of(
            Finding.fail(
                "The unit's clock jumped at %s: the times in its log are wrong."
                    .formatted(Say.time(facts.own().clockJumpedNanos().getAsLong()))))
        : Optional.empty();
  }

  private static Finding quiet(RunFacts facts) {
    return Sight.gap(facts, Long.MIN_VALUE, Long.MAX_VALUE, Channel.SERVICE)
        .map(gap -> Finding.inconclusive("No trip was seen, but " + gap + "."))
        .orElseGet(
            () ->
                Finding.notExercised(
                    "No watchdog trip was seen, so its log was not needed; its clock ran on."));
  }

  private static Optional<Finding> service(RunFacts facts, CodeSeen trip) {
    long off = facts.power().offNanos().orElse(facts.course().attendedUntilNanos());
    Optional<String> gap = Sight.gap(facts, trip.atNanos(), off, Channel.SERVICE);
    if (gap.isPresent()) {
      return Optional.of(
          Finding.inconclusive("What the service port told is not known: " + gap.get() + "."));
    }
    boolean told =
        facts.codes().stream()
            .anyMatch(seen -> seen.channel() == Channel.SERVICE && seen.code().equals(trip.code()));
    return told
        ? Optional.empty()
        : Optional.of(
            Finding.fail(
                "%s stood on %s, but the service port never told it%s."
                    .formatted(
                        trip.code(),
                        Say.channel(trip.channel()),
                        facts.own().codesInLogLater().contains(trip.code())
                            ? ", and the log read after the power cycle holds it"
                            : "")));
  }

  /**
   * The log's time of the code against the first sight of it. What straddles the limit is neither.
   */
  private static Optional<Finding> placed(
      Plan plan, EventLog limit, RunFacts facts, CodeSeen trip) {
    if (limit.withinNanos().isEmpty()) {
      return Optional.empty();
    }
    long within = limit.withinNanos().getAsLong();
    Optional<When> when =
        facts.own().logged(trip.code(), trip.atNanos(), plan.watch().statusEveryNanos());
    if (when.isEmpty()) {
      return Optional.of(
          Finding.inconclusive(
              "When the log's entry of %s was written is not known: the unit tells no clock by which it could be placed, or no time with it."
                  .formatted(trip.code())));
    }
    long early = trip.atNanos() - when.get().fromNanos();
    long late = when.get().toNanos() - trip.atNanos();
    if (Math.max(early, late) <= within) {
      return Optional.empty();
    }
    String placed =
        "%s was seen at %s, and by the unit's log it was between %s and %s; %s apart are allowed."
            .formatted(
                trip.code(),
                Say.time(trip.atNanos()),
                Say.time(when.get().fromNanos()),
                Say.time(when.get().toNanos()),
                Say.time(within));
    boolean surely =
        when.get().toNanos() < trip.atNanos() - within
            || when.get().fromNanos() > trip.atNanos() + within;
    return Optional.of(
        surely
            ? Finding.fail(placed)
            : Finding.inconclusive("Whether the log's time is right is not known: " + placed));
  }

  private static Optional<Finding> log(RunFacts facts, CodeSeen trip) {
    OwnRecord own = facts.own();
    if (own.lastLogNumber() == 0 || own.lastLogNumberLater() == 0) {
      return Optional.of(
          Finding.inconclusive(
              own.lastLogNumber() == 0
                  ? "The unit's log was never read after the trip."
                  : "The unit's log was never read after the power cycle."));
    }
    if (!own.codesInLog().contains(trip.code())) {
      return Optional.of(Finding.fail("%s is not in the unit's own log.".formatted(trip.code())));
    }
    if (facts.power().unproved().isPresent()) {
      return Optional.of(
          Finding.inconclusive(
              "The power cycle is not proved (%s), so whether the log survives one isn't known."
                  .formatted(facts.power().unproved().get())));
    }
    boolean kept =
        own.lastLogNumberLater() >= own.lastLogNumber()
            && own.codesInLogLater().contains(trip.code());
    return kept
        ? Optional.empty()
        : Optional.of(
            Finding.fail(
                "The unit's log lost %s over the power cycle: it went to entry %d, and then to %d."
                    .formatted(trip.code(), own.lastLogNumber(), own.lastLogNumberLater())));
  }
}
