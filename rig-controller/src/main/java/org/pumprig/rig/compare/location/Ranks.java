package org.pumprig.rig.compare.location;

import java.util.Arrays;
import java.util.Comparator;

/** Midranks, doubled so that they are whole. */
final class Ranks {
  private Ranks() {}

  /**
   * Twice the midrank of each value, infinities being equal to each other.
   *
   * @param values in any order, none NaN
   */
  static int[] doubled(double[] values) {
    Integer[] order = new Integer[values.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
    int[] ranks = new int[values.length];
    int from = 0;
    while (from < order.length) {
      int to = from;
      while (to + 1 < order.length && values[order[to + 1]] == values[order[from]]) {
        to++;
      }
      for (int i = from; i <= to; i++) {
        ranks[order[i]] = from + to + 2;
      }
      from = to + 1;
    }
    return ranks;
  }
}
