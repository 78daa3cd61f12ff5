package org.pumprig.rig.schedule;

import java.util.Optional;
import org.pumprig.rig.event.BalanceRecord.BalanceUsed;
import org.pumprig.rig.observe.balance.Balance;
import org.pumprig.rig.plan.Criterion;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.run.WeightWindow;
import org.pumprig.rig.setup.RealUnit;

/** What a balance can't see of a plan's fluid. */
final class BalanceLimits {
  private BalanceLimits() {}

  private static long rateNanolitresPerHour(Plan plan) {
    return 1_000
        * Math.min(
            plan.therapy().primary().rateMicrolitresPerHour(),
            plan.therapy().secondary().rateMicrolitresPerHour());
  }

  private static Optional<BalanceUsed> used(Plan plan, RealUnit unit) {
    return unit.instruments()
        .balance()
        .map(Balance::figures)
        .flatMap(figures -> WeightWindow.of(figures, rateNanolitresPerHour(plan)));
  }

  /** A rate that drowns in noise and drift. */
  static Optional<String> rate(Plan plan, RealUnit unit) {
    return unit.instruments().balance().isPresent() && used(plan, unit).isEmpty()
        ? Optional.of(
            "the balance's noise or drift is too large to tell the lower of the programmed rates"
                + " from none within 600 readings")
        : Optional.empty();
  }

  /** A stop that it tells later than is allowed: then only much shorter ones can pass. */
  static Optional<String> stop(Plan plan, long withinNanos, RealUnit unit) {
    return used(plan, unit)
        .filter(used -> used.delayNanos() > withinNanos)
        .map(
            used ->
                "the balance tells a stop up to %s late, and %s are allowed"
                    .formatted(TimeText.of(used.delayNanos()), TimeText.of(withinNanos)));
  }

  /** A tolerance that is finer than what it knows. */
  static Optional<String> volume(Plan plan, Criterion.TherapyContinuity limit, RealUnit unit) {
    double allowed =
        rateNanolitresPerHour(plan) * (limit.windowNanos() / 3.6e12) * (limit.tolerancePpm() / 1e6);
    return used(plan, unit)
        .filter(used -> used.uncertaintyNanolitres() > allowed)
        .map(
            used ->
                "the balance knows a volume to ±%.1f µL, and %.1f µL a window are allowed"
                    .formatted(used.uncertaintyNanolitres() / 1e3, allowed / 1e3));
  }
}
