package org.pumprig.rig.judge;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.judge.RunFacts.Step;
import org.pumprig.rig.plan.Criterion;

/** Criterion {@code reprogram}: cleared by the power cycle, then programmed and infusing again. */
final class ReprogramRule {
  private static final List<String> STEPS = List.of("cleared", "programmed", "infusing");

  private ReprogramRule() {}

  static Finding judge(Criterion.Reprogram limit, RunFacts facts) {
    if (facts.trip().isEmpty()) {
      return Finding.notExercised("No watchdog trip was seen, so nothing was reprogrammed.");
    }
    Optional<String> unproved = facts.power().unproved();
    if (unproved.isPresent()) {
      return Finding.inconclusive(
          "The power cycle is not proved (%s), so what the unit kept says nothing."
              .formatted(unproved.get()));
    }
    Optional<Finding> wrong =
        STEPS.stream()
            .flatMap(name -> facts.power().step(name).stream())
            .filter(step -> !step.passed())
            .findFirst()
            .map(step -> Finding.fail("After the power cycle: %s.".formatted(step.detail())));
    if (wrong.isPresent()) {
      return wrong.get();
    }
    Optional<String> rigFault = facts.power().rigFault();
    if (rigFault.isPresent()) {
      return Finding.inconclusive(
          "The rig itself failed at the power cycle or at reprogramming (%s)."
              .formatted(rigFault.get()));
    }
    OptionalLong on = facts.power().onNanos();
    if (on.isEmpty()) {
      return Finding.inconclusive(
          "The unit was not switched off and on again after its trip, so reprogramming was not"
              + " tried.");
    }
    return afterPowerOn(limit, facts, on.getAsLong());
  }

  private static Finding afterPowerOn(Criterion.Reprogram limit, RunFacts facts, long on) {
    List<Step> done = STEPS.stream().flatMap(name -> facts.power().step(name).stream()).toList();
    boolean finished = done.size() == STEPS.size();
    long to = finished ? done.getLast().atNanos() : facts.course().attendedUntilNanos();
    Optional<String> gap = Sight.gap(facts, on, to, Channel.SERVICE, Channel.FLOW);
    if (gap.isPresent()) {
      return Finding.inconclusive("Reprogramming can't be judged: " + gap.get() + ".");
    }
    String allowed = "; %s are allowed".formatted(Say.time(limit.withinNanos()));
    if (finished) {
      long took = done.stream().mapToLong(Step::afterNanos).max().orElse(0);
      String reason =
          "Parameters were cleared; both infusions were programmed and fluid flowed %s after power on%s."
              .formatted(Say.time(took), allowed);
      return took > limit.withinNanos() ? Finding.fail(reason) : Finding.pass(reason);
    }
    String missing =
        STEPS.stream().filter(name -> facts.power().step(name).isEmpty()).findFirst().orElse("");
    String reason =
        "The step '%s' was not seen in the %s after power on%s."
            .formatted(missing, Say.time(to - on), allowed);
    return Completeness.overdue(facts, to - on, limit.withinNanos())
        ? Finding.fail(reason)
        : Finding.inconclusive(reason);
  }
}
