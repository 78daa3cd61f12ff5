package org.pumprig.rig.incident.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pumprig.rig.incident.fit.Fitted.Time;

/** Runs of high values in a series of moments. */
final class Runs {
  private static final int LOWS_THAT_END = 4;

  /**
   * What meets all is seen in nearly all values, low ones come by chance only. Losses make single
   * values high, whatever lies in between.
   */
  private static final double LEAST_SHARE = 0.75;

  private Runs() {}

  /** Moments with values, in the order of time. */
  record Series(long[] times, long[] values) {
    static Series sorted(long[] times, long[] values) {
      Integer[] order = new Integer[times.length];
      Arrays.setAll(order, i -> i);
      Arrays.sort(order, (a, b) -> Long.compare(times[a], times[b]));
      long[] t = new long[times.length];
      long[] v = new long[times.length];
      for (int i = 0; i < order.length; i++) {
        t[i] = times[order[i]];
        v[i] = values[order[i]];
      }
      return new Series(t, v);
    }
  }

  /**
   * A run.
   *
   * @param values the high ones, sorted
   */
  record Run(Time start, Time end, long[] values, long lastNanos) {
    long lengthNanos() {
      return end.nanos() - start.nanos();
    }

    long quantile(int perMille) {
      return values[(int) ((values.length - 1L) * perMille / 1000)];
    }
  }

  /**
   * Runs of values above a limit; a few low ones in between don't end one.
   *
   * @param fewest high values that make a run
   */
  static List<Run> above(Series series, long limit, int fewest) {
    var runs = new ArrayList<Run>();
    int first = -1;
    int last = -1;
    int lows = 0;
    for (int i = 0; i <= series.times.length; i++) {
      boolean high = i < series.times.length && series.values[i] > limit;
      if (high) {
        first = first < 0 ? i : first;
        last = i;
        lows = 0;
      } else if (first >= 0 && (++lows >= LOWS_THAT_END || i == series.times.length)) {
        add(series, first, last, limit, fewest, runs);
        first = -1;
        lows = 0;
      }
    }
    return runs;
  }

  private static void add(
      Series series, int first, int last, long limit, int fewest, List<Run> runs) {
    long[] high =
        Arrays.stream(series.values, first, last + 1)
            .filter(value -> value > limit)
            .sorted()
            .toArray();
    if (high.length < Math.max(fewest, LEAST_SHARE * (last + 1 - first))) {
      return;
    }
    long before = first == 0 ? series.times[0] : series.times[first - 1];
    int next = last + 1;
    long after = next == series.times.length ? series.times[last] : series.times[next];
    runs.add(
        new Run(
            Time.between(before, series.times[first]),
            Time.between(series.times[last], after),
            high,
            series.times[last]));
  }
}
