package org.pumprig.rig.compare.survival;

import java.util.Arrays;
import org.pumprig.rig.compare.stats.NotComputableException;

/**
 * How often each sum arises among equally likely choices: distinct sums, rising, with the number of
 * choices that give each. Equal sums are kept once, so that ties cost nothing.
 *
 * @param sums distinct, rising
 * @param ways how many choices give each; whole numbers, rounded above 2^53
 */
record SumSpread(long[] sums, double[] ways) {
  /** 2^21 sums with their ways take 32 MB; all halves together stay within a Raspberry Pi. */
  static final int MOST = 1 << 21;

  /** Nothing chosen yet. */
  static SumSpread nothing() {
    return new SumSpread(new long[] {0}, new double[] {1});
  }

  /** Not one choice. */
  static SumSpread impossible() {
    return new SumSpread(new long[0], new double[0]);
  }

  int size() {
    return sums.length;
  }

  /** The choices of this, and those of {@code other} with {@code shift} added to each sum. */
  SumSpread plus(SumSpread other, long shift) throws NotComputableException {
    int m = sums.length;
    int n = other.sums.length;
    long[] merged = new long[m + n];
    double[] counts = new double[m + n];
    int size = 0;
    int here = 0;
    int there = 0;
    while (here < m || there < n) {
      long one = here < m ? sums[here] : Long.MAX_VALUE;
      long two = there < n ? other.sums[there] + shift : Long.MAX_VALUE;
      merged[size] = Math.min(one, two);
      if (one <= two) {
        counts[size] += ways[here++];
      }
      if (two <= one) {
        counts[size] += other.ways[there++];
      }
      size++;
    }
    if (size > MOST) {
      throw tooMany();
    }
    return new SumSpread(Arrays.copyOf(merged, size), Arrays.copyOf(counts, size));
  }

  /** All choices of this together with all of {@code other}, which is meant to be small. */
  SumSpread times(SumSpread other) throws NotComputableException {
    SumSpread all = impossible();
    for (int i = 0; i < other.sums.length; i++) {
      all = all.plus(scaled(other.ways[i]), other.sums[i]);
    }
    return all;
  }

  private SumSpread scaled(double factor) {
    double[] more = new double[ways.length];
    for (int i = 0; i < more.length; i++) {
      more[i] = ways[i] * factor;
    }
    return new SumSpread(sums, more);
  }

  /** Pairs of a choice here and one there whose sums add up to at most {@code limit}. */
  double pairsAtMost(SumSpread other, long limit) {
    double pairs = 0;
    double below = 0;
    int there = 0;
    for (int here = sums.length - 1; here >= 0; here--) {
      while (there < other.sums.length && other.sums[there] <= limit - sums[here]) {
        below += other.ways[there++];
      }
      pairs += ways[here] * below;
    }
    return pairs;
  }

  /** The same with every sum's sign turned. */
  SumSpread mirrored() {
    int n = sums.length;
    long[] turned = new long[n];
    double[] counts = new double[n];
    for (int i = 0; i < n; i++) {
      turned[i] = -sums[n - 1 - i];
      counts[i] = ways[n - 1 - i];
    }
    return new SumSpread(turned, counts);
  }

  static NotComputableException tooMany() {
    return new NotComputableException(
        "the exact permutation has more than %d distinct sums in one half; with so many observations use the log-rank test"
            .formatted(MOST));
  }
}
