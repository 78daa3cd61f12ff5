package org.pumprig.rig.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import org.pumprig.quantity.Quantity;
import org.pumprig.rig.plan.Consumables.Kind;
import org.pumprig.rig.plan.Consumables.Supply;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;

/**
 * Places the changes of one supply in the runs of a unit.
 *
 * @param runNanos how long a run lasts
 * @param latestNanos the latest run time at which a change may be asked for
 * @param withinNanos how long one may take; 0: none is planned
 * @param runs how many runs of a unit one after the other use what the one before left; 1: every
 *     run begins with a fresh one
 */
record ChangePlacement(long runNanos, long latestNanos, long withinNanos, int runs) {
  private static final int MOST_CHANGES = 50;

  /** When so much is used up since a run's begin, run time; {@code Long.MAX_VALUE}: never. */
  @FunctionalInterface
  interface UsedUp {
    long atNanos(double amount);
  }

  /**
   * Places them.
   *
   * @param usable how much of one may be used
   * @param used how much a run has used by a run time
   */
  Supply place(
      Fields section,
      Kind kind,
      String lasts,
      double usable,
      UsedUp usedUp,
      LongToDoubleFunction used)
      throws InputProblem {
    var changes = new ArrayList<List<Long>>();
    double before = 0;
    for (int run = 0; run < runs; run++) {
      List<Long> inRun = inRun(section, kind, lasts, usable, before, usedUp, used);
      changes.add(inRun);
      before =
          inRun.isEmpty()
              ? before + used.applyAsDouble(runNanos)
              : used.applyAsDouble(runNanos) - used.applyAsDouble(inRun.getLast());
    }
    return new Supply(kind, lasts, runs > 1, changes);
  }

  /**
   * @param before how much of the supply in use the runs before have used
   */
  private List<Long> inRun(
      Fields section,
      Kind kind,
      String lasts,
      double usable,
      double before,
      UsedUp usedUp,
      LongToDoubleFunction used)
      throws InputProblem {
    var changes = new ArrayList<Long>();
    // what would be used up at the very begin of the next run is changed in this one
    long untilNanos = runs > 1 ? runNanos + withinNanos : runNanos;
    long over = 0;
    double dueAmount = usable - before;
    long due = usedUp.atNanos(dueAmount);
    while (due < untilNanos) {
      if (withinNanos == 0) {
        throw section.place(kind.key()).problem(unplanned(kind, lasts, due), REMEDY);
      }
      // somebody needs the time before it is used up, and none of the check phase is theirs
      long at = Math.min(due - withinNanos, latestNanos);
      if (at < over || changes.size() == MOST_CHANGES) {
        throw section
            .place(kind.key())
            .problem(
                "the %s of %s would have to be changed again before a change of %s is over"
                    .formatted(kind.key(), lasts, text(withinNanos)),
                "Use a larger one, a shorter 'change.within', or shorter phases");
      }
      changes.add(at);
      over = at + withinNanos;
      dueAmount = runs > 1 ? used.applyAsDouble(at) + usable : dueAmount + usable;
      due = usedUp.atNanos(dueAmount);
    }
    return changes;
  }

  private static final String REMEDY =
      "Add 'change: {within: TIME}' for somebody who does it, or shorten the phases";

  private String unplanned(Kind kind, String lasts, long due) {
    return "%s of %s uses up the %s of %s after %s, and no change is planned"
        .formatted(
            runs > 1 ? "a later run" : "a run",
            Quantity.DURATION.format(runNanos),
            kind.key(),
            lasts,
            text(due));
  }

  private static String text(long nanos) {
    long whole = nanos - nanos % 1_000_000_000L;
    return Quantity.DURATION.format(whole == 0 ? nanos : whole);
  }
}
