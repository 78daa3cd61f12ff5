package org.pumprig.rig.compare.pumps;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pumprig.rig.compare.CampaignComparison;
import org.pumprig.rig.compare.CampaignResult;
import org.pumprig.rig.compare.claim.ArmTrips;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.plan.Claim;
import org.pumprig.rig.plan.Claim.Conduct;
import org.pumprig.rig.plan.Comparison;
import org.pumprig.rig.plan.Plan;

/**
 * Every table that a campaign allows.
 *
 * @param tables in the order in which they are shown; the watchdog's first, if any pair counts
 * @param missing what could have been asked, and why it wasn't
 */
public record PumpTables(List<PumpTable> tables, List<String> missing) {
  /** Copies the lists. */
  public PumpTables {
    tables = List.copyOf(tables);
    missing = List.copyOf(missing);
  }

  /** From judged runs; nothing if their plan compares nothing. */
  public static PumpTables of(CampaignResult result) {
    return result
        .comparison()
        .map(comparison -> of(result.plan(), comparison, result.runs()))
        .orElseGet(() -> new PumpTables(List.of(), List.of()));
  }

  /** Why the plan takes the hazard as constant, so that hours may be pooled. */
  public static Optional<String> constantHazard(Plan plan) {
    return plan.claim().isPresent()
            && plan.claim().get().absolute() instanceof Claim.Absolute.Rate rate
        ? rate.constantHazard()
        : Optional.empty();
  }

  private static PumpTables of(Plan plan, CampaignComparison comparison, List<RunVerdict> runs) {
    List<PumpTable> tables = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    List<String> common =
        runs.stream().anyMatch(RunVerdict::emulated)
            ? List.of("Emulated bench: every number about the pumps is illustrative.")
            : List.of();
    TimeUnit unit = TimeUnit.of(plan.phases());
    long poll = plan.watch().statusEveryNanos();
    var watchdog = new WatchdogTables(comparison, poll, unit, common);
    watchdog(watchdog, tables, missing);
    Comparison arms = comparison.plan();
    ArmTrips trips = ArmTrips.of(plan, arms, runs);
    if (trips.certain().size() < trips.size()) {
      tables.add(watchdog.blindCases(trips));
    }
    add(EndTable.of(plan, arms, runs, unit, common), "the ends of observation", tables, missing);
    var conduct = new ConductTables(plan, arms, runs, unit, common);
    for (Conduct each : Conduct.values()) {
      add(conduct.of(each), each.diskName(), tables, missing);
    }
    return new PumpTables(tables, missing);
  }

  private static void watchdog(
      WatchdogTables watchdog, List<PumpTable> tables, List<String> missing) {
    if (!watchdog.anything()) {
      missing.add("An arm has no run that counts, so watchdogs can't be compared.");
      return;
    }
    tables.add(watchdog.firstTrip());
    if (watchdog.severalRuns()) {
      tables.add(watchdog.everyTripAtRisk());
      tables.add(watchdog.everyTripInCourse());
    } else {
      missing.add(
          "Every pump has one run an arm, so no watchdog can come again; recurring watchdogs need"
              + " replicates.");
    }
    tables.add(watchdog.errors());
  }

  private static void add(
      Optional<PumpTable> table, String what, List<PumpTable> tables, List<String> missing) {
    table.ifPresentOrElse(
        tables::add, () -> missing.add("Of no pump is known in both arms: %s.".formatted(what)));
  }
}
