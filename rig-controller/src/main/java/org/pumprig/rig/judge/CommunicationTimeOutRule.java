package org.pumprig.rig.judge;

import java.util.List;
import java.util.Optional;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.plan.Criterion.CommunicationTimeOut;
import org.pumprig.rig.plan.Plan;

/**
 * Criterion {@code communicationTimeOut}: the flow witness alone says when fluid stopped. The first
 * silence that is long enough counts; after it the unit stands, and later ones show nothing new.
 */
final class CommunicationTimeOutRule {
  /** Faults in which a unit hears nothing; the line's delay and noise are no silence. */
  private static final List<String> SILENCES = List.of("serialStuck", "serialUnplugged");

  /** Before a silence fluid must have moved, or its stop shows nothing. */
  private static final long BEFORE_NANOS = 1_000_000_000L;

  private CommunicationTimeOutRule() {}

  static Finding judge(Plan plan, CommunicationTimeOut limit, RunFacts facts) {
    Optional<FaultFacts> silence =
        facts.faults().stream()
            .filter(CommunicationTimeOutRule::silences)
            .filter(fault -> length(fault) >= limit.afterNanos() + limit.stopWithinNanos())
            .findFirst();
    long rate =
        Math.min(
            plan.therapy().primary().rateMicrolitresPerHour(),
            plan.therapy().secondary().rateMicrolitresPerHour());
    double still = rate * 1_000.0 / 50;
    return tooEarly(limit, facts, silence, still)
        .or(() -> silence.map(fault -> stopped(limit, facts, fault, still)))
        .or(() -> unproved(limit, facts))
        .orElseGet(
            () ->
                Finding.notExercised(
                    "No fault silenced the line for %s, so its communication time-out was not exercised."
                        .formatted(Say.time(limit.afterNanos() + limit.stopWithinNanos()))));
  }

  private static boolean silences(FaultFacts fault) {
    return SILENCES.contains(fault.name())
        && !fault.parameters().contains("direction=towardsGateway")
        && fault.counts();
  }

  private static long length(FaultFacts fault) {
    return fault.appliedNanos().isPresent() && fault.revertedNanos().isPresent()
        ? fault.revertedNanos().getAsLong() - fault.appliedNanos().getAsLong()
        : 0;
  }

  private static Optional<Finding> unproved(CommunicationTimeOut limit, RunFacts facts) {
    return facts.faults().stream()
        .filter(fault -> SILENCES.contains(fault.name()) && !fault.counts())
        .filter(fault -> fault.durationNanos() >= limit.afterNanos() + limit.stopWithinNanos())
        .findFirst()
        .map(
            fault ->
                Finding.inconclusive(
                    "That %s silenced the line is not proved: %s."
                        .formatted(fault.id(), fault.problem().orElse("nothing was seen of it"))));
  }

  /** A shorter silence must not stop it. */
  private static Optional<Finding> tooEarly(
      CommunicationTimeOut limit, RunFacts facts, Optional<FaultFacts> longest, double still) {
    long until = longest.map(fault -> fault.appliedNanos().getAsLong()).orElse(Long.MAX_VALUE);
    return facts.faults().stream()
        .filter(CommunicationTimeOutRule::silences)
        .filter(fault -> length(fault) > 0 && length(fault) < limit.afterNanos())
        .filter(fault -> fault.appliedNanos().getAsLong() < until)
        .filter(fault -> movedBefore(facts, fault, still))
        .filter(
            fault -> {
              long end = fault.revertedNanos().getAsLong() + facts.flow().lateNanos();
              return !facts.flow().moved(end, end + BEFORE_NANOS, still)
                  && Sight.gap(facts, end, end + BEFORE_NANOS, Channel.FLOW).isEmpty();
            })
        .findFirst()
        .map(
            fault ->
                Finding.fail(
                    "Fluid stood still after a silence of %s (%s), shorter than %s."
                        .formatted(
                            Say.time(length(fault)), fault.id(), Say.time(limit.afterNanos()))));
  }

  private static boolean movedBefore(RunFacts facts, FaultFacts fault, double still) {
    long begin = fault.appliedNanos().getAsLong();
    return facts.flow().moved(begin - BEFORE_NANOS, begin, still);
  }

  private static Finding stopped(
      CommunicationTimeOut limit, RunFacts facts, FaultFacts fault, double still) {
    long begin = fault.appliedNanos().getAsLong();
    long end = fault.revertedNanos().getAsLong();
    Optional<String> gap = Sight.gap(facts, begin - BEFORE_NANOS, end, Channel.FLOW);
    if (gap.isPresent()) {
      return Finding.inconclusive("Whether fluid stopped is not known: " + gap.get() + ".");
    }
    if (!movedBefore(facts, fault, still)) {
      return Finding.inconclusive(
          "Fluid stood still already when the line fell silent (%s).".formatted(fault.id()));
    }
    long moved = facts.flow().movedUntil(begin, end, still) - begin;
    long allowed = limit.afterNanos() + limit.stopWithinNanos();
    long late = facts.flow().lateNanos();
    if (moved > allowed && moved - late <= allowed) {
      return Finding.inconclusive(
          "Fluid was seen to move until %s after the line fell silent (%s), which the flow witness may tell %s late; %s are allowed."
              .formatted(Say.time(moved), fault.id(), Say.time(late), Say.time(allowed)));
    }
    if (moved > allowed) {
      return Finding.fail(
          "Fluid still moved %s after the line fell silent (%s); %s and %s to stop are allowed."
              .formatted(
                  Say.time(moved),
                  fault.id(),
                  Say.time(limit.afterNanos()),
                  Say.time(limit.stopWithinNanos())));
    }
    return Finding.pass(
        "Fluid stopped %s after the line fell silent (%s)%s."
            .formatted(
                Say.time(moved),
                fault.id(),
                late == 0 ? "" : ", or up to %s before that".formatted(Say.time(late))));
  }
}
