package org.pumprig.rig.compare.survival;

import java.util.Arrays;

/**
 * Both groups at every distinct time of an event, by rising time: all that a two-group test or a
 * proportional-hazards fit with one group variable needs to know.
 */
final class RiskTable {
  private final double[] times;
  private final int[] eventsFirst;
  private final int[] eventsSecond;
  private final int[] atRiskFirst;
  private final int[] atRiskSecond;

  private RiskTable(double[] times, int[][] counts) {
    this.times = times;
    this.eventsFirst = counts[0];
    this.eventsSecond = counts[1];
    this.atRiskFirst = counts[2];
    this.atRiskSecond = counts[3];
  }

  static RiskTable of(Sample first, Sample second) {
    double[] a = first.events();
    double[] b = second.events();
    double[] times = new double[a.length + b.length];
    int[][] counts = new int[4][times.length];
    int size = 0;
    int nextA = 0;
    int nextB = 0;
    int goneA = 0;
    int goneB = 0;
    while (nextA < a.length || nextB < b.length) {
      double time =
          Math.min(
              nextA < a.length ? a[nextA] : Double.MAX_VALUE,
              nextB < b.length ? b[nextB] : Double.MAX_VALUE);
      int startA = nextA;
      int startB = nextB;
      nextA = after(a, nextA, time);
      nextB = after(b, nextB, time);
      goneA = before(first.ends(), goneA, time);
      goneB = before(second.ends(), goneB, time);
      times[size] = time;
      counts[0][size] = nextA - startA;
      counts[1][size] = nextB - startB;
      counts[2][size] = first.size() - goneA;
      counts[3][size] = second.size() - goneB;
      size++;
    }
    for (int i = 0; i < counts.length; i++) {
      counts[i] = Arrays.copyOf(counts[i], size);
    }
    return new RiskTable(Arrays.copyOf(times, size), counts);
  }

  private static int after(double[] rising, int from, double time) {
    int next = from;
    while (next < rising.length && rising[next] <= time) {
      next++;
    }
    return next;
  }

  private static int before(double[] rising, int from, double time) {
    int next = from;
    while (next < rising.length && rising[next] < time) {
      next++;
    }
    return next;
  }

  int size() {
    return times.length;
  }

  double time(int row) {
    return times[row];
  }

  int eventsFirst(int row) {
    return eventsFirst[row];
  }

  int eventsSecond(int row) {
    return eventsSecond[row];
  }

  int events(int row) {
    return eventsFirst[row] + eventsSecond[row];
  }

  int atRiskFirst(int row) {
    return atRiskFirst[row];
  }

  int atRiskSecond(int row) {
    return atRiskSecond[row];
  }

  int atRisk(int row) {
    return atRiskFirst[row] + atRiskSecond[row];
  }

  /** How many of the times are at or before {@code time}. */
  int rowsUpTo(double time) {
    int at = Arrays.binarySearch(times, time);
    return at >= 0 ? at + 1 : -at - 1;
  }
}
