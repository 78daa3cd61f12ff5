package org.pumprig.rig.cli;

import org.jspecify.annotations.Nullable;
import org.pumprig.quantity.Quantity;
import org.pumprig.quantity.QuantityException;
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
        "--restarts, and a switched outlet beside each real unit, which brings it back after a",
        "trip."
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

  boolean real() {
    return real;
  }

  /** Refuses what can't be done with this rig before anything is touched. */
  void check(Rig rig) throws CommandProblem {
    if (!real) {
      if (hours != null || restarts != null) {
        throw new CommandProblem("--hours and --restarts are a budget of real units: add --real.");
      }
      return;
    }
    if (hours == null || restarts == null) {
      throw new CommandProblem("--real needs a budget: --hours TIME and --restarts N.");
    }
    if (restarts < 1 || restarts > 100_000) {
      throw new CommandProblem("--restarts takes 1 to 100000.");
    }
    nanos();
    for (RealUnit unit : rig.real().map(Rig.Real::units).orElse(java.util.List.of())) {
      if (unit.instruments().outlet().isEmpty()) {
        throw new CommandProblem(
            "unit '%s' has no 'outlet' in the rig file: after a trip nobody would bring it back, and no operator step is asked for while a unit lies tripped. Give it an outlet, or minimise on the emulator and run what is found."
                .formatted(unit.serial()));
      }
    }
  }

  private long nanos() throws CommandProblem {
    try {
      long nanos = Quantity.DURATION.parse(String.valueOf(hours));
      if (nanos > 0 && nanos <= LONGEST_NANOS) {
        return nanos;
      }
    } catch (QuantityException e) {
      throw new CommandProblem("--hours: " + e.getMessage() + ".");
    }
    throw new CommandProblem("--hours takes more than 0 and 90 d at most.");
  }

  /** Ends the search where the next step finds no room in it. */
  void require(long spentNanos, long runNanos, long restarted, int units) throws BenchOver {
    long most;
    try {
      most = nanos();
    } catch (CommandProblem checked) {
      throw new IllegalStateException("checked before", checked);
    }
    if (spentNanos + runNanos > most) {
      throw new BenchOver("--hours was spent: the next step takes " + DraftFault.time(runNanos));
    }
    if (restarts != null && restarted + units > restarts) {
      throw new BenchOver("--restarts was spent: the next step takes " + units);
    }
  }
}
