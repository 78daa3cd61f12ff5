package org.pumprig.rig.compare.competing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pumprig.rig.compare.stats.Confidence;
import org.pumprig.rig.compare.stats.Interval;
import org.pumprig.rig.compare.stats.Normal;
import org.pumprig.rig.compare.stats.Value;

/**
 * Shares that have come to each of several ends (Aalen and Johansen, Scandinavian Journal of
 * Statistics 5, 1978), with standard errors from the influence of each unit (infinitesimal
 * jackknife, as R's {@code survfit} with a status of several states).
 *
 * @param kinds how many ends are told apart, 1 to {@code kinds}
 * @param subjects how many were observed
 * @param steps one for each distinct time of any end, rising
 */
public record AalenJohansen(int kinds, int subjects, List<Step> steps) {
  /** More kinds of end than this are refused. */
  public static final int MOST_KINDS = 20;

  /** Makes the list immutable. */
  public AalenJohansen {
    steps = List.copyOf(steps);
  }

  /**
   * A share of all subjects and its standard error.
   *
   * @param probability in [0, 1]
   * @param standardError not negative
   */
  public record Share(double probability, double standardError) {
    /**
     * Limits on the log(−log) scale, which stay within 0 and 1; undefined at 0, at 1 and without a
     * width.
     */
    public Interval limits(double confidence) {
      if (probability <= 0 || probability >= 1 || standardError == 0) {
        Value none =
            Value.undefined(
                probability >= 1 ? Value.Reason.CURVE_AT_ONE : Value.Reason.CURVE_AT_ZERO);
        return new Interval(none, none);
      }
      double z = Normal.exceededWith(Confidence.eachTail(confidence));
      double log = StrictMath.log(probability);
      double factor = StrictMath.exp(z * standardError / (probability * -log));
      return new Interval(
          Value.of(StrictMath.exp(log * factor)), Value.of(StrictMath.exp(log / factor)));
    }
  }

  /**
   * @param time of at least one end
   * @param atRisk subjects under observation just before
   * @param events ends at this time, of every kind in turn
   * @param free share without any end
   * @param ended share that has come to each kind of end
   */
  public record Step(double time, int atRisk, List<Integer> events, Share free, List<Share> ended) {
    /** Makes the lists immutable. */
    public Step {
      events = List.copyOf(events);
      ended = List.copyOf(ended);
    }
  }

  /**
   * Estimates.
   *
   * @param times finite, from 0, in any order
   * @param ends 0 for censored, else the kind of end, up to {@code kinds}
   * @param kinds from 1 to {@value #MOST_KINDS}
   */
  public static AalenJohansen of(double[] times, int[] ends, int kinds) {
    return of(times, ends, kinds, Integer.MAX_VALUE);
  }

  /**
   * The same with at most about {@code mostSteps} steps kept, evenly, and the last.
   *
   * @param mostSteps at least 1
   */
  public static AalenJohansen of(double[] times, int[] ends, int kinds, int mostSteps) {
    if (times.length == 0 || times.length != ends.length || kinds < 1 || kinds > MOST_KINDS) {
      throw new IllegalArgumentException(
          times.length + " times, " + ends.length + " ends of " + kinds + " kinds");
    }
    double[][] byKind = new double[kinds + 1][];
    for (int kind = 0; kind <= kinds; kind++) {
      byKind[kind] = of(kind, times, ends);
    }
    return new Sweep(byKind, times.length, (times.length - 1) / mostSteps + 1).run();
  }

  private static double[] of(int kind, double[] times, int[] ends) {
    double[] some = new double[times.length];
    int count = 0;
    for (int i = 0; i < times.length; i++) {
      if (ends[i] == kind) {
        some[count++] = times[i];
      }
    }
    some = Arrays.copyOf(some, count);
    Arrays.sort(some);
    return some;
  }

  /** Index of the step in force at a time; −1 before the first. */
  public int stepAt(double time) {
    int low = 0;
    int high = steps.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (steps.get(middle).time() <= time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  /** One pass over time, with the influence of those at risk and of those who have left. */
  private static final class Sweep {
    private final double[][] byKind;
    private final int[] next;
    private final int kinds;
    private final int subjects;
    private final int stride;
    private int passed;
    private final Influence free;
    private final Influence[] ended;
    private double survival = 1;
    private final double[] incidence;
    private int atRisk;

    Sweep(double[][] byKind, int subjects, int stride) {
      this.stride = stride;
      this.byKind = byKind;
      this.kinds = byKind.length - 1;
      this.next = new int[kinds + 1];
      this.subjects = subjects;
      this.free = new Influence();
      this.ended = new Influence[kinds];
      Arrays.setAll(ended, kind -> new Influence());
      this.incidence = new double[kinds];
      this.atRisk = subjects;
    }

    AalenJohansen run() {
      List<Step> steps = new ArrayList<>();
      for (double time = nextEnd(); time < Double.POSITIVE_INFINITY; time = nextEnd()) {
        while (next[0] < byKind[0].length && byKind[0][next[0]] < time) {
          next[0]++;
          leave(1, 0, -1);
          atRisk--;
        }
        int[] counts = new int[kinds];
        for (int kind = 0; kind < kinds; kind++) {
          double[] own = byKind[kind + 1];
          while (next[kind + 1] < own.length && own[next[kind + 1]] == time) {
            next[kind + 1]++;
            counts[kind]++;
          }
        }
        step(time, counts, steps);
      }
      return new AalenJohansen(kinds, subjects, steps);
    }

    private double nextEnd() {
      double time = Double.POSITIVE_INFINITY;
      for (int kind = 1; kind <= kinds; kind++) {
        if (next[kind] < byKind[kind].length) {
          time = Math.min(time, byKind[kind][next[kind]]);
        }
      }
      return time;
    }

    private void step(double time, int[] counts, List<Step> steps) {
      int all = Arrays.stream(counts).sum();
      double n = atRisk;
      double before = survival;
      for (int kind = 0; kind < kinds; kind++) {
        incidence[kind] += before * counts[kind] / n;
        ended[kind].staying += free.staying * counts[kind] / n - before * counts[kind] / n / n;
      }
      survival *= (n - all) / n;
      free.staying = free.staying * (n - all) / n + before * all / n / n;
      for (int kind = 0; kind < kinds; kind++) {
        leave(counts[kind], before / n, kind);
      }
      atRisk -= all;
      if (passed++ % stride == 0 || nextEnd() == Double.POSITIVE_INFINITY) {
        steps.add(step(time, (int) n, counts));
      }
    }

    private Step step(double time, int n, int[] counts) {
      List<Share> shares = new ArrayList<>();
      for (int kind = 0; kind < kinds; kind++) {
        shares.add(new Share(incidence[kind], ended[kind].error(incidence[kind], atRisk)));
      }
      return new Step(
          time,
          n,
          Arrays.stream(counts).boxed().toList(),
          new Share(survival, free.error(survival, atRisk)),
          shares);
    }

    /**
     * Takes subjects out of those at risk, by an end of this kind or by censoring. Whoever has left
     * keeps an influence that moves in proportion to the curves: its influence on the share without
     * end stays the same multiple of that share.
     */
    private void leave(int count, double jump, int kind) {
      if (count == 0) {
        return;
      }
      double onFree = free.staying - (kind >= 0 ? jump : 0);
      double slope = survival > 0 ? onFree / survival : 0;
      free.left(count, survival > 0 ? 0 : onFree, slope);
      for (int other = 0; other < kinds; other++) {
        double onThis = ended[other].staying + (other == kind ? jump : 0);
        // As the shares with an end grow by what the share without loses, so does the influence.
        ended[other].left(count, onThis - slope * incidence[other], slope);
      }
    }
  }

  /**
   * Influence of the subjects on one share: the same for all still at risk; offset + slope·share
   * for each who has left.
   */
  private static final class Influence {
    private double staying;
    private double offsets;
    private double products;
    private double slopes;

    void left(int count, double offset, double slope) {
      offsets += count * offset * offset;
      products += count * offset * slope;
      slopes += count * slope * slope;
    }

    double error(double share, int atRisk) {
      double squares =
          offsets + share * (2 * products + share * slopes) + atRisk * staying * staying;
      return StrictMath.sqrt(Math.max(0, squares));
    }
  }
}
