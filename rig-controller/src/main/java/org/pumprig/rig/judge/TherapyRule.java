package org.pumprig.rig.judge;

import java.util.Optional;
import java.util.OptionalLong;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.Phase;
import org.pumprig.rig.judge.RunFacts.Deviation;
import org.pumprig.rig.judge.RunFacts.Therapy;
import org.pumprig.rig.plan.Criterion.TherapyContinuity;
import org.pumprig.rig.plan.Plan;

/** Criterion {@code therapyContinuity}: the programmed volume, window by window, until a trip. */
final class TherapyRule {
  private TherapyRule() {}

  static Finding judge(Plan plan, TherapyContinuity limit, RunFacts facts) {
    Therapy therapy = facts.therapy();
    if (therapy.deviations() > 0) {
      return Finding.fail(deviated(limit, therapy));
    }
    long until = until(facts);
    OptionalLong restarted = facts.own().restartedNanos();
    if (restarted.isPresent()) {
      return Finding.fail(
          "The unit restarted by itself, as its own clock shows at %s."
              .formatted(Say.time(restarted.getAsLong())));
    }
    Optional<String> doubt =
        Sight.gap(facts, Long.MIN_VALUE, until, Channel.FLOW)
            .or(() -> unchecked(therapy))
            .or(() -> coarse(plan, limit, facts))
            .or(() -> StressCheck.missing(plan, facts, until));
    if (doubt.isPresent()) {
      return Finding.inconclusive("No deviation was seen, but " + doubt.get() + ".");
    }
    return Finding.pass(
        "All %s of %s were within %s of the programmed volume, until %s."
            .formatted(
                Say.count(therapy.windows().orElse(0), "window", "windows"),
                Say.time(limit.windowNanos()),
                Say.percent(limit.tolerancePpm()),
                Say.time(until)));
  }

  private static String deviated(TherapyContinuity limit, Therapy therapy) {
    String all =
        "%s outside %s of the programmed volume"
            .formatted(
                Say.count(therapy.deviations(), "window was", "windows were"),
                Say.percent(limit.tolerancePpm()));
    return therapy.first().map(first -> all + first(first)).orElse(all + ".");
  }

  private static String first(Deviation first) {
    return "; in the first, from %s to %s, %s were expected and %s delivered."
        .formatted(
            Say.time(first.fromNanos()),
            Say.time(first.toNanos()),
            Say.volume(first.expectedNanolitres()),
            Say.volume(first.observedNanolitres()));
  }

  private static long until(RunFacts facts) {
    long check = facts.course().entered(Phase.CHECK).orElse(facts.course().lastNanos());
    return Math.min(check, facts.trip().map(trip -> trip.atNanos()).orElse(Long.MAX_VALUE));
  }

  private static Optional<String> unchecked(Therapy therapy) {
    if (therapy.windows().isEmpty()) {
      return Optional.of("the check of the delivered volume was never concluded");
    }
    return therapy.windows().getAsLong() == 0
        ? Optional.of("not one window of the delivered volume could be checked")
        : Optional.empty();
  }

  /** What the witness can't tell from the programmed volume it can't find wrong. */
  private static Optional<String> coarse(Plan plan, TherapyContinuity limit, RunFacts facts) {
    long rate =
        Math.min(
            plan.therapy().primary().rateMicrolitresPerHour(),
            plan.therapy().secondary().rateMicrolitresPerHour());
    double allowed = rate * 1e3 * (limit.windowNanos() / 3.6e12) * (limit.tolerancePpm() / 1e6);
    long known = facts.flow().uncertaintyNanolitres();
    return known > allowed
        ? Optional.of(
            "the flow witness knows a volume to ±%s only, and %s a window are allowed"
                .formatted(Say.volume(known), Say.volume(StrictMath.round(allowed))))
        : Optional.empty();
  }
}
