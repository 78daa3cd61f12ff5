package org.pumprig.rig.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.judge.RunFacts.CodeSeen;
import org.pumprig.rig.judge.RunFacts.Step;
import org.pumprig.rig.plan.Criterion;

/** Criterion {@code failSafe}: stop, alarm and screen after a trip, and nothing resumes. */
final class FailSafeRule {
  private FailSafeRule() {}

  /** One witness and what it must show. */
  private record Duty(String what, Channel channel, OptionalLong afterNanos, long limitNanos) {}

  static Finding judge(Criterion.FailSafe limit, RunFacts facts) {
    Optional<CodeSeen> trip = facts.trip();
    if (trip.isEmpty()) {
      return Finding.notExercised("No watchdog trip was seen, so its fail-safe was not exercised.");
    }
    long tripped = trip.get().atNanos();
    List<Duty> duties = duties(limit, facts);
    Optional<Step> notResumed = facts.power().step("notResumed");
    return broken(facts, tripped)
        .or(() -> resumed(notResumed))
        .or(() -> blindAtTrip(facts, tripped))
        .or(
            () ->
                duties.stream().flatMap(duty -> witness(facts, tripped, duty).stream()).findFirst())
        .or(() -> blindAfter(facts, tripped, notResumed, duties))
        .orElseGet(() -> kept(duties));
  }

  private static List<Duty> duties(Criterion.FailSafe limit, RunFacts facts) {
    var duties = new ArrayList<Duty>();
    duties.add(
        new Duty(
            "the fluid stopped",
            Channel.FLOW,
            facts.failSafe().stopAfterNanos(),
            limit.stopWithinNanos()));
    limit
        .alarmWithinNanos()
        .ifPresent(
            within ->
                duties.add(
                    new Duty(
                        "the nurse-call contact was in alarm",
                        Channel.CONTACT,
                        facts.failSafe().alarmAfterNanos(),
                        within)));
    limit
        .screenWithinNanos()
        .ifPresent(
            within ->
                duties.add(
                    new Duty(
                        "the screen showed the code",
                        Channel.SCREEN,
                        facts.failSafe().screenAfterNanos(),
                        within)));
    limit
        .heardWithinNanos()
        .ifPresent(
            within ->
                duties.add(
                    new Duty(
                        "an alarm was heard",
                        Channel.SOUND,
                        facts.failSafe().sound().afterNanos(),
                        within)));
    return duties;
  }

  private static Optional<Finding> broken(RunFacts facts, long tripped) {
    return facts.failSafe().broken().stream()
        .findFirst()
        .map(
            broken ->
                Finding.fail(
                    "%s %s after the trip, before the power cycle."
                        .formatted(
                            broken.what().equals("flow")
                                ? "Fluid moved again"
                                : "The alarm went away",
                            Say.time(broken.atNanos() - tripped))));
  }

  private static Optional<Finding> resumed(Optional<Step> notResumed) {
    return notResumed
        .filter(step -> !step.passed())
        .map(
            step ->
                Finding.fail(
                    "After the power cycle, before anybody programmed anything: %s."
                        .formatted(step.detail())));
  }

  /** All delays count from the first sight of the code: it must not have been there before. */
  private static Optional<Finding> blindAtTrip(RunFacts facts, long tripped) {
    return Sight.gap(facts, tripped, tripped, Sight.there(facts, Channel.SERVICE, Channel.SCREEN))
        .map(
            gap ->
                Finding.inconclusive(
                    "The time of the trip is not known well enough: " + gap + "."));
  }

  private static Optional<Finding> witness(RunFacts facts, long tripped, Duty duty) {
    long attended =
        Math.min(
            facts.course().attendedUntilNanos(), facts.power().offNanos().orElse(Long.MAX_VALUE));
    long seen = duty.afterNanos().orElse(attended - tripped);
    String limit = "; %s are allowed".formatted(Say.time(duty.limitNanos()));
    if (duty.afterNanos().isPresent() && seen <= duty.limitNanos()) {
      return Optional.empty();
    }
    long late = late(facts, duty.channel());
    if (seen > duty.limitNanos() && seen - late <= duty.limitNanos()) {
      return Optional.of(
          Finding.inconclusive(
              "That %s in time is not known: it was told after %s, %s are allowed, and %s may tell it %s late."
                  .formatted(
                      duty.what(),
                      Say.time(seen),
                      Say.time(duty.limitNanos()),
                      told(duty.channel()),
                      Say.time(late))));
    }
    Optional<String> gap = Sight.gap(facts, tripped, tripped + Math.max(0, seen), duty.channel());
    if (gap.isPresent()) {
      return Optional.of(
          Finding.inconclusive(
              "That %s in time is not known: %s.".formatted(duty.what(), gap.get())));
    }
    if (duty.afterNanos().isPresent()) {
      return Optional.of(
          Finding.fail("It took %s until %s%s.".formatted(Say.time(seen), duty.what(), limit)));
    }
    String reason =
        "It was not seen in the %s after the trip that %s%s."
            .formatted(Say.time(seen), duty.what(), limit);
    return Optional.of(
        Completeness.overdue(facts, seen - late, duty.limitNanos())
            ? Finding.fail(reason)
            : Finding.inconclusive(reason));
  }

  private static String told(Channel channel) {
    return switch (channel) {
      case FLOW -> "the flow witness";
      case SOUND -> "the microphone";
      case SERVICE, CONTACT, SCREEN, WIRE, POWER, KEYPAD ->
          "the witness of the " + channel.onDisk();
    };
  }

  /** How much earlier than told it may have been so. */
  private static long late(RunFacts facts, Channel channel) {
    return switch (channel) {
      case FLOW -> facts.flow().lateNanos();
      case SOUND -> facts.failSafe().sound().lateNanos();
      case SERVICE, CONTACT, SCREEN, WIRE, POWER, KEYPAD ->
          facts.lateBy().getOrDefault(channel, 0L);
    };
  }

  /** That nothing resumed is only known if it was looked at all the time. */
  private static Optional<Finding> blindAfter(
      RunFacts facts, long tripped, Optional<Step> notResumed, List<Duty> duties) {
    if (notResumed.isEmpty()) {
      return Optional.of(
          Finding.inconclusive(
              "Stop, alarm and screen were in time, but the run never came to see that nothing"
                  + " resumes after the power cycle."));
    }
    long off = facts.power().offNanos().orElse(Long.MAX_VALUE);
    long observed = notResumed.get().atNanos();
    long on = facts.power().onNanos().orElse(off);
    Channel[] besides =
        duties.stream()
            .map(Duty::channel)
            .filter(channel -> channel != Channel.FLOW)
            .toArray(Channel[]::new);
    return Sight.gap(facts, tripped, off, besides)
        .or(() -> Sight.gap(facts, tripped, observed, Channel.FLOW))
        .or(() -> Sight.gap(facts, on, observed, Channel.SERVICE))
        .map(
            gap ->
                Finding.inconclusive("That nothing resumed by itself is not known: " + gap + "."));
  }

  private static Finding kept(List<Duty> duties) {
    var said = new ArrayList<String>();
    for (Duty duty : duties) {
      String after = Say.time(duty.afterNanos().orElse(0));
      said.add(
          switch (duty.channel()) {
            case FLOW -> "The fluid stopped %s after the code was seen".formatted(after);
            case CONTACT -> "the alarm came after " + after;
            case SOUND -> "an alarm was heard after " + after;
            default -> "the screen after " + after;
          });
    }
    return Finding.pass(String.join(", ", said) + ", and nothing resumed by itself.");
  }
}
