package org.pumprig.rig.judge;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.CoverageRecord.BlindInterval;
import org.pumprig.rig.plan.InvalidRule;
import org.pumprig.rig.plan.Plan;

/** Holds a run against the rules by which the plan says that it doesn't count. */
final class ValidityRules {
  private ValidityRules() {}

  /** The rules that it breaks, in the plan's order. */
  static List<Invalidity> broken(Plan plan, RunFacts facts) {
    return plan.rules().invalid().stream()
        .flatMap(
            rule ->
                reason(plan, rule, facts).stream()
                    .map(reason -> new Invalidity(rule.rule(), reason)))
        .toList();
  }

  private static Optional<String> reason(Plan plan, InvalidRule rule, RunFacts facts) {
    return switch (rule) {
      case InvalidRule.Blind limit -> blind(limit, facts);
      case InvalidRule.FaultNotProved _ ->
          StressCheck.missingToTrip(plan, facts)
              .map(why -> "The stress was not what the plan asks for: " + why + ".");
      case InvalidRule.Outage limit -> outage(limit, facts);
      case InvalidRule.BenchDrift limit -> drift(limit, facts.drift());
      case InvalidRule.RigFailed _ ->
          facts.power().rigFault().map(why -> "The rig itself failed: " + why + ".");
    };
  }

  private static Optional<String> blind(InvalidRule.Blind limit, RunFacts facts) {
    for (Channel channel : limit.channels()) {
      long blind = CoverageRule.blindPpm(channel, facts);
      if (blind > limit.abovePpm()) {
        return Optional.of(
            "The rig was blind on %s for %s of the run; at most %s is allowed."
                .formatted(
                    Say.channel(channel), Say.percent(blind), Say.percent(limit.abovePpm())));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> drift(InvalidRule.BenchDrift limit, BenchDrift drift) {
    long clock = drift.clockMicros() * 1_000;
    if (limit.clockNanos().isPresent() && clock > limit.clockNanos().getAsLong()) {
      return Optional.of(
          "The rig's wall clock strayed by %s; at most %s is allowed."
              .formatted(Say.time(clock), Say.time(limit.clockNanos().getAsLong())));
    }
    return moved("check weights", limit.checkWeightPpm(), drift.checkWeight())
        .or(() -> moved("known flows", limit.knownFlowPpm(), drift.knownFlow()));
  }

  private static Optional<String> moved(
      String what, OptionalLong limit, Optional<BenchDrift.Moved> moved) {
    return moved
        .filter(seen -> seen.times() > 1) // a rule must not choose by which unit tripped early
        .filter(seen -> limit.isPresent() && seen.ppm() > limit.getAsLong())
        .map(
            seen ->
                "The %s of this run were off by %s %% at %s and by %s %% at %s, which is %s apart; at most %s is allowed."
                    .formatted(
                        what,
                        signed(seen.firstPpm()),
                        Say.time(seen.firstNanos()),
                        signed(seen.lastPpm()),
                        Say.time(seen.lastNanos()),
                        Say.percent(seen.ppm()),
                        Say.percent(limit.getAsLong())));
  }

  private static String signed(long ppm) {
    return String.format(Locale.ROOT, "%+.3f", ppm / 1e4);
  }

  /** Every channel is blind then; the service port stands for all. */
  private static Optional<String> outage(InvalidRule.Outage limit, RunFacts facts) {
    long away =
        facts.blind().stream()
            .filter(each -> each.channel() == Channel.SERVICE)
            .filter(each -> each.reason().equals(BlindInterval.NOT_RUNNING))
            .mapToLong(each -> each.toNanos() - each.fromNanos())
            .sum();
    return away > limit.aboveNanos()
        ? Optional.of(
            "The controller was not running for %s; at most %s is allowed."
                .formatted(Say.time(away), Say.time(limit.aboveNanos())))
        : Optional.empty();
  }
}
