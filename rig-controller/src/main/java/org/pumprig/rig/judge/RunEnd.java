package org.pumprig.rig.judge;

import java.util.Optional;
import java.util.OptionalLong;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.Phase;
import org.pumprig.rig.plan.Claim.Failing;
import org.pumprig.rig.plan.Plan;

/**
 * How the observation of a run ended: by the first of several ends, or by its planned length. Time
 * counts from the planned begin of the stress phase, as {@link WatchdogEndpoint}'s.
 *
 * @param way the end; empty: none until the planned begin of the check phase
 * @param timeNanos when
 */
public record RunEnd(Optional<Failing> way, long timeNanos) {
  /** The end, or why it is not known. */
  public sealed interface Known {
    /** It is known. */
    record Yes(RunEnd end) implements Known {}

    /** It isn't; one sentence. */
    record No(String reason) implements Known {}
  }

  /** Reads it; a unit that is silent or stands still because its watchdog tripped has one end. */
  public static Known of(Plan plan, RunFacts facts) {
    return switch (WatchdogEndpoint.of(plan, facts)) {
      case WatchdogEndpoint.Unusable unusable -> new Known.No(unusable.reason());
      case WatchdogEndpoint.Between between -> new Known.No(between.reason());
      case WatchdogEndpoint.Observed seen -> of(plan, facts, seen);
    };
  }

  private static Known of(Plan plan, RunFacts facts, WatchdogEndpoint.Observed seen) {
    long from = plan.phases().settleNanos();
    Optional<String> gap =
        Sight.gap(facts, from, from + seen.timeNanos(), Channel.FLOW, Channel.WIRE);
    if (gap.isPresent()) {
      return new Known.No("Whether it stopped or lost its link is not known: " + gap.get() + ".");
    }
    RunEnd end =
        new RunEnd(
            seen.event() ? Optional.of(Failing.WATCHDOG) : Optional.empty(), seen.timeNanos());
    OptionalLong stop =
        facts.therapy().first().stream()
            .filter(first -> first.observedNanolitres() < first.expectedNanolitres())
            .mapToLong(first -> Math.max(0, first.toNanos() - from))
            .findFirst();
    end = end.orEarlier(Failing.OTHER_STOP, stop);
    return new Known.Yes(seen.event() ? end : end.orEarlier(Failing.LINK_LOST, lost(facts, from)));
  }

  private RunEnd orEarlier(Failing other, OptionalLong at) {
    return at.isPresent() && at.getAsLong() < timeNanos
        ? new RunEnd(Optional.of(other), at.getAsLong())
        : this;
  }

  /** A link that never came back was lost when the first fault without recovery was asked for. */
  private static OptionalLong lost(RunFacts facts, long from) {
    boolean back = facts.reconnects().stream().anyMatch(r -> r.since().equals("faultsEnded"));
    if (back || facts.course().entered(Phase.CHECK).isEmpty()) {
      return OptionalLong.empty();
    }
    long after =
        facts.faults().stream()
            .flatMapToLong(fault -> fault.recoveredNanos().stream())
            .max()
            .orElse(Long.MIN_VALUE);
    return facts.faults().stream()
        .flatMapToLong(fault -> fault.requestedNanos().stream())
        .filter(asked -> asked >= after)
        .map(asked -> Math.max(0, asked - from))
        .min();
  }
}
