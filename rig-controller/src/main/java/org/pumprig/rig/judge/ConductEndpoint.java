package org.pumprig.rig.judge;

import java.util.Optional;
import java.util.OptionalLong;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.Phase;
import org.pumprig.rig.judge.RunFacts.CodeSeen;
import org.pumprig.rig.judge.RunFacts.Conduct;
import org.pumprig.rig.judge.RunFacts.Delivered;
import org.pumprig.rig.plan.Claim;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.plan.Therapy;

/**
 * How one run behaved at an endpoint of the claim's fourth part; {@link Missing} wherever the rig
 * could not have seen it.
 */
public sealed interface ConductEndpoint {
  /** An instrument that speaks so late after the infusion's start didn't see its start. */
  long MOST_UNREAD_NANOS = 1_000_000_000L;

  /**
   * Something was counted.
   *
   * @param events how often
   * @param atRiskNanos until the first one, or until observation ended
   */
  record Counted(long events, long atRiskNanos) implements ConductEndpoint {}

  /**
   * Something took time.
   *
   * @param nanos how long; empty: it never came
   */
  record Lasted(OptionalLong nanos) implements ConductEndpoint {}

  /**
   * A share of something went wrong.
   *
   * @param share 0 is perfect
   */
  record Share(double share) implements ConductEndpoint {}

  /**
   * It is not known.
   *
   * @param reason one sentence
   */
  record Missing(String reason) implements ConductEndpoint {}

  /** Reads the endpoint of one run. */
  static ConductEndpoint of(Plan plan, Claim.Conduct endpoint, RunFacts facts) {
    Optional<String> whole = Completeness.aborted(facts).or(() -> Completeness.gap(plan, facts));
    if (whole.isPresent()) {
      return new Missing(whole.get());
    }
    return switch (endpoint) {
      case ALARMS -> alarms(plan, facts);
      case THERAPY_DEVIATIONS -> deviations(plan, facts);
      case RECONNECTION -> reconnection(facts);
      case ALARM_LATENCY ->
          latency(facts, facts.failSafe().alarmAfterNanos(), Channel.CONTACT, "no alarm");
      case STOP_LATENCY ->
          latency(facts, facts.failSafe().stopAfterNanos(), Channel.FLOW, "no stop");
      case SCREEN_LATENCY ->
          latency(facts, facts.failSafe().screenAfterNanos(), Channel.SCREEN, "no code on screen");
      case FLOW_ACCURACY -> flow(plan, facts);
      case MESSAGE_COMPLETENESS -> messages(plan, facts);
    };
  }

  private static ConductEndpoint alarms(Plan plan, RunFacts facts) {
    Conduct conduct = facts.conduct();
    // An alarm so shortly before the code was seen may well be the watchdog's own.
    long own =
        facts.trip().isPresent() ? until(facts) - plan.watch().blindAfterNanos() : Long.MAX_VALUE;
    long[] others =
        conduct.alarmsNanos().stream().mapToLong(at -> at).filter(at -> at < own).toArray();
    OptionalLong first = others.length == 0 ? OptionalLong.empty() : OptionalLong.of(others[0]);
    return counted(plan, facts, Channel.CONTACT, others.length, first);
  }

  private static ConductEndpoint deviations(Plan plan, RunFacts facts) {
    OptionalLong first =
        facts.therapy().first().stream().mapToLong(RunFacts.Deviation::toNanos).findFirst();
    return counted(plan, facts, Channel.FLOW, facts.therapy().deviations(), first);
  }

  private static ConductEndpoint counted(
      Plan plan, RunFacts facts, Channel channel, long events, OptionalLong first) {
    long until = until(facts);
    Optional<String> gap = Sight.gap(facts, Long.MIN_VALUE, first.orElse(until), channel);
    if (gap.isPresent()) {
      return missing(gap.get());
    }
    long from = Math.min(plan.phases().settleNanos(), until);
    return new Counted(events, Math.max(1, first.orElse(until) - from));
  }

  /** Any trip makes it never: without a power cycle a tripped unit stays silent. */
  private static ConductEndpoint reconnection(RunFacts facts) {
    OptionalLong check = facts.course().entered(Phase.CHECK);
    if (check.isEmpty()) {
      return missing("the run never came to the check phase");
    }
    OptionalLong after =
        facts.reconnects().stream()
            .filter(again -> again.since().equals("faultsEnded"))
            .mapToLong(RunFacts.Reconnect::afterNanos)
            .findFirst();
    long from = facts.course().entered(Phase.RECOVER).orElse(0);
    long to = after.isPresent() ? from + after.getAsLong() : check.getAsLong();
    Optional<String> gap = Sight.gap(facts, from, to, Channel.WIRE);
    return gap.isPresent() ? missing(gap.get()) : new Lasted(after);
  }

  private static ConductEndpoint latency(
      RunFacts facts, OptionalLong after, Channel channel, String what) {
    Optional<CodeSeen> trip = facts.trip();
    if (trip.isEmpty()) {
      return missing("no watchdog tripped, so %s was due".formatted(what));
    }
    long at = trip.get().atNanos();
    Optional<String> gap = Sight.gap(facts, at, at + after.orElse(Long.MAX_VALUE / 2), channel);
    return gap.isPresent() ? missing(gap.get()) : new Lasted(after);
  }

  private static ConductEndpoint flow(Plan plan, RunFacts facts) {
    Optional<String> gap =
        Sight.gap(facts, plan.phases().settleNanos(), until(facts), Channel.FLOW);
    Optional<Delivered> delivered =
        facts.conduct().delivered().filter(read -> read.unreadNanos() <= MOST_UNREAD_NANOS);
    if (gap.isPresent() || delivered.isEmpty()) {
      return missing(gap.orElse("the delivered volume was not read from start to end"));
    }
    double expected = expected(plan.therapy(), delivered.get());
    if (expected < 1) {
      return missing("nothing was to be delivered before the watchdog tripped");
    }
    return new Share(Math.abs(delivered.get().nanolitres() - expected) / expected);
  }

  /**
   * Nanolitres that the programme asks for: the rest of the secondary, then the primary. What went
   * unread at the very start is taken as delivered by the programme.
   */
  private static double expected(Therapy therapy, Delivered delivered) {
    double hours = delivered.nanos() / 3.6e12;
    double perHour = therapy.secondary().rateMicrolitresPerHour() * 1e3;
    double left =
        Math.max(
            0,
            therapy.secondary().volumeMicrolitres() * 1e3
                - delivered.beforeNanolitres()
                - perHour * delivered.unreadNanos() / 3.6e12);
    double secondary = Math.min(left, perHour * hours);
    double rest = hours - secondary / perHour;
    double primary = therapy.primary().volumeMicrolitres() * 1e3;
    return secondary + Math.min(primary, rest * therapy.primary().rateMicrolitresPerHour() * 1e3);
  }

  private static ConductEndpoint messages(Plan plan, RunFacts facts) {
    long until = until(facts);
    Conduct conduct = facts.conduct();
    Optional<String> gap = Sight.gap(facts, Long.MIN_VALUE, until, Channel.WIRE);
    if (gap.isPresent() || conduct.messages() == 0) {
      return missing(gap.orElse("not one message passed the wire"));
    }
    long due = until - plan.watch().acknowledgementWithinNanos();
    long open = conduct.pendingSinceNanos().stream().filter(sent -> sent <= due).count();
    return new Share((conduct.unacknowledged() + open) / (double) conduct.messages());
  }

  private static long until(RunFacts facts) {
    return facts.conduct().untilNanos().orElse(facts.course().lastNanos());
  }

  private static Missing missing(String why) {
    return new Missing("It is not known: " + why + ".");
  }
}
