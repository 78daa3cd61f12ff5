package org.pumprig.rig.compare.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.rig.compare.stats.Proportion;

/**
 * Who had the event by a time up to which everybody was followed. A share of those who failed means
 * something only so: who was watched for less had less time to fail.
 *
 * @param time the common time, in the unit of the table
 * @param failed whether each row had the event by then
 * @param shares rows that had, of all rows, one a group
 * @param everybody whether no row was censored at all
 */
record Failing(double time, boolean[] failed, List<Proportion> shares, boolean everybody) {
  /** As asked by {@code --tau}, else by the longest time without the event. */
  static Failing of(Context table) throws NotComputableException {
    table.samples();
    Columns columns = table.columns;
    double censored = -1;
    for (int row = 0; row < columns.rows(); row++) {
      censored = columns.end()[row] == 0 ? Math.max(censored, columns.time()[row]) : censored;
    }
    double longest = Arrays.stream(columns.time()).max().orElse(0);
    double time = table.askedTau.orElse(censored < 0 ? longest : censored);
    boolean[] failed = new boolean[columns.rows()];
    long[] hits = new long[table.groups()];
    for (int row = 0; row < failed.length; row++) {
      failed[row] = columns.time()[row] <= time && columns.end()[row] == 1;
      hits[columns.group()[row]] += failed[row] ? 1 : 0;
    }
    refuseUnknown(columns, time);
    List<Proportion> shares = new ArrayList<>();
    for (int group = 0; group < hits.length; group++) {
      shares.add(new Proportion(hits[group], columns.size(group)));
    }
    return new Failing(time, failed, List.copyOf(shares), censored < 0);
  }

  private static void refuseUnknown(Columns columns, double time) throws NotComputableException {
    long early = 0;
    long other = 0;
    long unsure = 0;
    for (int row = 0; row < columns.rows(); row++) {
      boolean before = columns.time()[row] < time;
      early += before && columns.end()[row] == 0 ? 1 : 0;
      other += columns.time()[row] <= time && columns.end()[row] > 1 ? 1 : 0;
      unsure += unsure(columns, row, time) ? 1 : 0;
    }
    if (early > 0) {
      throw new NotComputableException(
          "a share failing needs everybody followed equally long, and %d of %d rows were censored before %s; give an earlier --tau, or look at the curves"
              .formatted(early, columns.rows(), Say.number(time)));
    }
    if (other > 0) {
      throw new NotComputableException(
          "%d of %d rows came to another end by %s, so nobody knows whether they would have failed; look at aalen-johansen"
              .formatted(other, columns.rows(), Say.number(time)));
    }
    if (unsure > 0) {
      throw new NotComputableException(
          "%d of %d rows may have had the event before or after %s (--earliest); give another --tau, or look at interval-cases"
              .formatted(unsure, columns.rows(), Say.number(time)));
    }
  }

  private static boolean unsure(Columns columns, int row, double time) {
    return (columns.end()[row] == 1 && columns.time()[row] > time || columns.maybe(row))
        && columns.earliest().isPresent()
        && columns.earliest().get()[row] <= time;
  }
}
