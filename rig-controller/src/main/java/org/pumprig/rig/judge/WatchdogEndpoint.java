package org.pumprig.rig.judge;

import java.util.Optional;
import java.util.OptionalLong;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.Phase;
import org.pumprig.rig.judge.RunFacts.CodeSeen;
import org.pumprig.rig.plan.Phases;
import org.pumprig.rig.plan.Plan;

/**
 * The endpoint {@code timeToWatchdog} of one run: from the planned begin of the stress phase to the
 * first watched code, censored at the planned begin of the check phase, the same for every run.
 */
public sealed interface WatchdogEndpoint {
  /**
   * It can be used.
   *
   * @param timeNanos since the planned begin of the stress phase
   * @param event true: a watched code was seen then; false: none was seen until then
   * @param connectivityErrors errors counted in that time
   * @param errorsLowerBound whether there may have been more
   */
  record Observed(long timeNanos, boolean event, long connectivityErrors, boolean errorsLowerBound)
      implements WatchdogEndpoint {}

  /**
   * The rig was blind before the end, and only that speaks against it: a trip may have come from
   * the begin of the blind time on.
   *
   * @param earliestNanos when a trip can have come first
   * @param latest what was observed, if nothing happened in blind time
   * @param reason one sentence
   */
  record Between(long earliestNanos, Observed latest, String reason) implements WatchdogEndpoint {}

  /**
   * It can't be used.
   *
   * @param reason one sentence
   */
  record Unusable(String reason) implements WatchdogEndpoint {}

  /** Reads the endpoint; both arms' runs are held to the same conditions, tripped or not. */
  static WatchdogEndpoint of(Plan plan, RunFacts facts) {
    Phases phases = plan.phases();
    long from = phases.settleNanos();
    long censored = phases.stressEndNanos() + phases.recoverNanos();
    Optional<CodeSeen> trip = facts.trip().filter(code -> code.atNanos() < censored);
    if (trip.isPresent() && trip.get().atNanos() < from) {
      return new Unusable(
          "The watchdog tripped at %s, before the stress phase.".formatted(say(trip.get())));
    }
    long until = trip.map(CodeSeen::atNanos).orElse(censored);
    Optional<String> doubt =
        Completeness.aborted(facts)
            .or(() -> Completeness.gap(plan, facts))
            .or(() -> unseen(plan, facts, trip.isPresent(), until));
    if (doubt.isPresent()) {
      return new Unusable(doubt.get());
    }
    OptionalLong total = trip.isPresent() ? facts.errors().atTrip() : facts.errors().atCheck();
    if (total.isEmpty() || facts.errors().atStress().isEmpty()) {
      return new Unusable("The run never came to the check phase, where observation ends.");
    }
    Observed observed = observed(facts, from, until, trip.isPresent(), total.getAsLong());
    Optional<String> blind =
        Sight.gap(facts, Long.MIN_VALUE, until, Channel.SERVICE, Channel.SCREEN);
    if (blind.isEmpty()) {
      return observed;
    }
    String why = "Whether and when the watchdog tripped is not known: " + blind.get() + ".";
    OptionalLong since =
        Sight.firstGap(facts, Long.MIN_VALUE, until, Channel.SERVICE, Channel.SCREEN);
    return since.isPresent()
        ? new Between(Math.clamp(since.getAsLong() - from, 0, until - from), observed, why)
        : new Unusable(why);
  }

  private static Observed observed(
      RunFacts facts, long from, long until, boolean tripped, long total) {
    boolean lowerBound =
        facts.errors().lowerBound().isPresent()
            || Sight.gap(facts, from, until, Channel.WIRE).isPresent();
    return new Observed(
        until - from,
        tripped,
        Math.max(0, total - facts.errors().atStress().orElse(0)),
        lowerBound);
  }

  private static Optional<String> unseen(Plan plan, RunFacts facts, boolean tripped, long until) {
    return StrangeCode.until(plan, facts, until)
        .map(why -> "Whether a watchdog tripped is not known: " + why + ".")
        .or(
            () ->
                (tripped
                        ? StressCheck.missingUntil(facts, until)
                        : StressCheck.missing(plan, facts))
                    .map(why -> "The stress was not what the plan asks for: " + why + "."))
        .or(
            () ->
                facts.course().entered(Phase.CHECK).isEmpty()
                    ? Optional.of("The run never came to the check phase.")
                    : Optional.empty());
  }

  private static String say(CodeSeen code) {
    return Say.time(code.atNanos());
  }
}
