package org.pumprig.rig.schedule;

import java.util.Optional;
import java.util.stream.Stream;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.observe.balance.Balance;
import org.pumprig.rig.observe.drops.DropSensor;
import org.pumprig.rig.plan.Criterion;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.run.DropWindow;
import org.pumprig.rig.run.WeightWindow;
import org.pumprig.rig.setup.RealUnit;

/** What a flow witness can't see of a plan's fluid. */
final class FlowLimits {
  private FlowLimits() {}

  /**
   * A flow witness at the plan's rates.
   *
   * @param name in a sentence
   * @param delayNanos a stop is told after at most so long
   * @param uncertaintyNanolitres of a therapy window's volume
   */
  record Known(String name, long delayNanos, long uncertaintyNanolitres) {}

  private static long rateNanolitresPerHour(Plan plan) {
    return 1_000
        * Math.min(
            plan.therapy().primary().rateMicrolitresPerHour(),
            plan.therapy().secondary().rateMicrolitresPerHour());
  }

  /** The therapy window; without such a requirement volumes are not compared. */
  private static long windowNanos(Plan plan) {
    return plan.requirements().stream()
        .flatMap(
            each ->
                each.criterion() instanceof Criterion.TherapyContinuity limit
                    ? Stream.of(limit.windowNanos())
                    : Stream.empty())
        .findFirst()
        .orElse(0L);
  }

  /** Empty: there is none, or it can't tell the lower rate from none. */
  static Optional<Known> of(Plan plan, RealUnit unit) {
    RealUnit.Instruments beside = unit.instruments();
    if (beside.drops().isPresent()) {
      return DropWindow.of(
              beside.drops().get().figures(), rateNanolitresPerHour(plan), windowNanos(plan))
          .map(
              used ->
                  new Known("the drop sensor", used.delayNanos(), used.uncertaintyNanolitres()));
    }
    if (beside.balance().isPresent()) {
      return WeightWindow.of(beside.balance().get().figures(), rateNanolitresPerHour(plan))
          .map(used -> new Known("the balance", used.delayNanos(), used.uncertaintyNanolitres()));
    }
    return beside.stated().stream()
        .filter(each -> each.channel() == Channel.FLOW)
        .map(each -> new Known("the flow witness", each.delayNanos(), each.uncertaintyNanolitres()))
        .findFirst();
  }

  /** A rate that drowns in noise and drift, or whose drops are too rare or too many. */
  static Optional<String> rate(Plan plan, RealUnit unit) {
    if (of(plan, unit).isPresent()) {
      return Optional.empty();
    }
    Optional<Balance> balance = unit.instruments().balance();
    Optional<DropSensor> drops = unit.instruments().drops();
    if (balance.isPresent()) {
      return Optional.of(
          "the balance's noise or drift is too large to tell the lower of the programmed rates"
              + " from none within 600 readings");
    }
    return drops.map(
        _ ->
            "at the lower of the programmed rates drops fall faster than 10 a second, or so rarely"
                + " that a stop would be told after more than an hour");
  }

  /** A stop that it tells later than is allowed: then only much shorter ones can pass. */
  static Optional<String> stop(Plan plan, long withinNanos, RealUnit unit) {
    return of(plan, unit)
        .filter(known -> known.delayNanos() > withinNanos)
        .map(
            known ->
                "%s tells a stop up to %s late, and %s are allowed"
                    .formatted(
                        known.name(), TimeText.of(known.delayNanos()), TimeText.of(withinNanos)));
  }

  /** A tolerance that is finer than what it knows. */
  static Optional<String> volume(Plan plan, Criterion.TherapyContinuity limit, RealUnit unit) {
    double allowed =
        rateNanolitresPerHour(plan) * (limit.windowNanos() / 3.6e12) * (limit.tolerancePpm() / 1e6);
    return of(plan, unit)
        .filter(known -> known.uncertaintyNanolitres() > allowed)
        .map(
            known ->
                "%s knows a volume to ±%.1f µL, and %.1f µL a window are allowed"
                    .formatted(known.name(), known.uncertaintyNanolitres() / 1e3, allowed / 1e3));
  }

  /** Its figures in one line. */
  static Optional<String> line(Plan plan, RealUnit unit) {
    return of(plan, unit)
        .map(
            known ->
                "a stop up to %s late, %s"
                    .formatted(
                        TimeText.of(known.delayNanos()),
                        known.uncertaintyNanolitres() == 0
                            ? "volumes counted"
                            : "a window's volume to ±%.1f µL"
                                .formatted(known.uncertaintyNanolitres() / 1e3)));
  }
}
