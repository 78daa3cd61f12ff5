package org.pumprig.rig.cli;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.incident.draft.DraftFault;
import org.pumprig.rig.incident.minimise.BenchOver;
import org.pumprig.rig.setup.RealUnit;
import org.pumprig.rig.setup.Rig;
import picocli.CommandLine.Option;

/** Whether steps are made on units in real time, and how much of them may be used up. */
final class RealBudget {
  private static final long LONGEST_NANOS = 90L * 86_400 * 1_000_000_000;

  @Option(
      names = "--real",
      description = {
        "Each step is a run in real time of all the rig's units at once. Needs --hours and",
        "--restarts, and beside each real unit an outlet or a 'powerCycle' by key or operator:",
        "each step ends with a power cycle of each unit."
      })
  private boolean real;

  @Option(
      names = "--hours",
      paramLabel = "TIME",
      description = "With --real: no step is begun that would not end by then, such as 36h.")
  private @Nullable String hours;

  @Option(
      names = "--restarts",
      paramLabel = "N",
      description = "With --real: power cycles, one counted for each unit in each step.")
  private @Nullable Integer restarts;

  /** How much may be used up. */
  record Limits(long nanos, int restarts) {
    /** Ends the search where the next step finds no room in it. */
    void require(long spentNanos, long runNanos, long restarted, int units) throws BenchOver {
      if (spentNanos + runNanos > nanos) {
        throw new BenchOver("--hours was spent: the next step takes " + DraftFault.time(runNanos));
      }
      if (restarted + units > restarts) {
        throw new BenchOver("--restarts was spent: the next step takes " + units);
      }
    }
  }

  /**
   * Refuses what can't be done with this rig before anything is touched.
   *
   * @return empty: steps are not made on units
   */
  Optional<Limits> limits(Rig rig) throws CommandProblem {
    if (!real) {
      if (hours != null || restarts != null) {
        throw new CommandProblem("--hours and --restarts are a budget of real units: add --real.");
      }
      return Optional.empty();
    }
    if (hours == null || restarts == null) {
      throw new CommandProblem("--real needs a budget: --hours TIME and --restarts N.");
    }
    if (restarts < 1 || restarts > 100_000) {
      throw new CommandProblem("--restarts takes 1 to 100000.");
    }
    var limits = new Limits(nanos(hours), restarts);
    for (RealUnit unit : rig.real().map(Rig.Real::units).orElse(List.of())) {
      if (!unit.seenBy(Channel.POWER)) {
        throw new CommandProblem(
            "unit '%s' has no 'outlet' in the rig file, and no 'powerCycle' by key or operator: nobody would bring it back after a trip. Give it one, or minimise on the emulator and run what is found."
                .formatted(unit.serial()));
      }
    }
    return Optional.of(limits);
  }

  private static long nanos(String hours) throws CommandProblem {
    return Durations.nanos("--hours", hours, 1, LONGEST_NANOS, "more than 0 and 90 d at most");
  }
}
