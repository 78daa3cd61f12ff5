package org.pumprig.rig.compare;

import java.util.List;
import java.util.Optional;
import org.pumprig.rig.compare.claim.ClaimResult;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.plan.CampaignRules.Stop;
import org.pumprig.rig.plan.CampaignRules.Trips;
import org.pumprig.rig.plan.Plan;

/** Whether the runs so far are enough, as the plan decided beforehand. */
public final class StopRules {
  private StopRules() {}

  /**
   * Why no further run is to be begun; empty: go on.
   *
   * @param runs verdicts of the runs that are over; those that don't count are passed over
   */
  public static Optional<String> reached(Plan plan, List<RunVerdict> runs) {
    if (plan.rules().stop().isEmpty()) {
      return Optional.empty();
    }
    Stop stop = plan.rules().stop().get();
    List<RunVerdict> valid = runs.stream().filter(RunVerdict::counts).toList();
    return stop.trips().stream()
        .flatMap(limit -> tripped(limit, valid).stream())
        .findFirst()
        .or(() -> stop.atBoundary() ? boundary(plan, valid) : Optional.empty());
  }

  private static Optional<String> tripped(Trips limit, List<RunVerdict> runs) {
    long trips =
        runs.stream()
            .filter(run -> run.arm().equals(limit.arm()) && run.facts().trip().isPresent())
            .count();
    return trips >= limit.atLeast()
        ? Optional.of(
            "%d runs of arm %s tripped, and the plan stops at %d"
                .formatted(trips, limit.arm(), limit.atLeast()))
        : Optional.empty();
  }

  private static Optional<String> boundary(Plan plan, List<RunVerdict> runs) {
    return ClaimResult.of(plan, runs)
        .flatMap(ClaimResult::looks)
        .flatMap(
            path ->
                switch (path.advice()) {
                  case STOP_FOR -> Optional.of("the boundary for the claim was reached");
                  case STOP_AGAINST -> Optional.of("the boundary against the claim was reached");
                  case ENDED -> Optional.of("the last planned look was made");
                  case GO_ON -> Optional.empty();
                });
  }
}
