package org.pumprig.rig.judge;

import java.util.Optional;
import java.util.OptionalLong;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.Phase;
import org.pumprig.rig.judge.RunFacts.Reconnect;
import org.pumprig.rig.plan.Criterion;

/**
 * Criterion {@code reconnect}: the first exchange after the last fault; for a unit that tripped,
 * after the power cycle, as it is rightly silent until then. What the last fault's own traces
 * (TCP's back-off …) may have taken of it is no failure of the unit, and no pass.
 */
final class ReconnectRule {
  private ReconnectRule() {}

  static Finding judge(Criterion.Reconnect limit, RunFacts facts) {
    boolean cycled = cycled(facts);
    OptionalLong since = cycled ? facts.power().onNanos() : faultsEnded(facts);
    if (since.isEmpty()) {
      return Finding.inconclusive(
          cycled
              ? "The unit was never switched on again, so reconnection could not be measured."
              : "The run never came to the recover phase, so reconnection could not be measured.");
    }
    if (cycled && facts.power().unproved().isPresent()) {
      return Finding.inconclusive(
          "The power cycle after the trip is not proved (%s), and a unit that tripped is silent until then."
              .formatted(facts.power().unproved().get()));
    }
    String name = cycled ? "powerOn" : "faultsEnded";
    String words = cycled ? "power on" : "the end of the last fault";
    Optional<Reconnect> found =
        facts.reconnects().stream().filter(r -> r.since().equals(name)).findFirst();
    long from = since.getAsLong();
    long to = found.map(Reconnect::atNanos).orElse(facts.course().attendedUntilNanos());
    Optional<String> doubt =
        Sight.gap(facts, from, to, Channel.WIRE).or(() -> Completeness.unsafe(facts));
    if (doubt.isPresent()) {
      return Finding.inconclusive(
          "Reconnection after " + words + " can't be judged: " + doubt.get() + ".");
    }
    Finding finding =
        found
            .map(reconnect -> seen(limit, reconnect, words))
            .orElseGet(() -> missing(limit, facts, from, to, words));
    return finding.failed() && !cycled ? excused(limit, facts, from, to).orElse(finding) : finding;
  }

  /** A unit is not blamed for what the fault may have left behind, whatever the unit did. */
  private static Optional<Finding> excused(
      Criterion.Reconnect limit, RunFacts facts, long from, long to) {
    return BackOff.latest(facts)
        .filter(own -> to - from - own.beyondNanos(from) <= limit.withinNanos())
        .map(
            own ->
                Finding.inconclusive(
                    "Reconnection took %s after the end of the last fault, and %s are allowed; but %s after %s may have taken %s of it, for which the unit can't be blamed."
                        .formatted(
                            Say.time(to - from),
                            Say.time(limit.withinNanos()),
                            own.cause(),
                            own.fault().name(),
                            Say.time(Math.min(to - from, own.beyondNanos(from))))));
  }

  private static Finding seen(Criterion.Reconnect limit, Reconnect found, String words) {
    boolean late = found.afterNanos() > limit.withinNanos();
    String reason =
        "The first exchange with the gateway came %s after %s; %s are allowed."
            .formatted(Say.time(found.afterNanos()), words, Say.time(limit.withinNanos()));
    return late ? Finding.fail(reason) : Finding.pass(reason);
  }

  private static Finding missing(
      Criterion.Reconnect limit, RunFacts facts, long from, long to, String words) {
    String reason =
        "No exchange with the gateway was seen in the %s after %s; %s are allowed."
            .formatted(Say.time(to - from), words, Say.time(limit.withinNanos()));
    return Completeness.overdue(facts, to - from, limit.withinNanos())
        ? Finding.fail(reason)
        : Finding.inconclusive(reason);
  }

  /** A trip in the check phase comes too late for a power cycle. */
  private static boolean cycled(RunFacts facts) {
    long check = facts.course().entered(Phase.CHECK).orElse(Long.MAX_VALUE);
    return facts.trip().filter(trip -> trip.atNanos() < check).isPresent();
  }

  /** When the last fault was gone; the begin of the recover phase if there was none. */
  private static OptionalLong faultsEnded(RunFacts facts) {
    OptionalLong recover = facts.course().entered(Phase.RECOVER);
    if (recover.isEmpty()) {
      return recover;
    }
    OptionalLong last =
        facts.faults().stream().flatMapToLong(fault -> fault.revertedNanos().stream()).max();
    return last.isPresent() ? last : recover;
  }
}
