package org.pumprig.fault.model;

import java.util.TreeMap;
import org.pumprig.fault.AchievedDelays;

/**
 * Delays in logarithmic classes, 16 to each power of two: quantiles are too long by at most 1/16,
 * never too short.
 */
public final class DelayHistogram {
  private static final int FINE_BITS = 4;

  private final long[] counts = new long[(64 - FINE_BITS) << FINE_BITS];
  private long total;

  /** Counts one; a negative delay counts as 0. */
  public void add(long nanos) {
    counts[index(Math.max(0, nanos))]++;
    total++;
  }

  /** The least class end at or below which this share lies; 0 if nothing was added. */
  public long quantileNanos(double share) {
    if (total == 0) {
      return 0;
    }
    long wanted = (long) StrictMath.ceil(share * total);
    long seen = 0;
    int index = -1;
    while (seen < wanted) {
      seen += counts[++index];
    }
    return upperNanos(index);
  }

  /** All of it, in classes of a power of two each. */
  public AchievedDelays achieved() {
    var classes = new TreeMap<Long, Long>();
    for (int index = 0; index < counts.length && total > 0; index++) {
      if (counts[index] > 0) {
        long octave = Long.highestOneBit(upperNanos(index));
        classes.merge(Math.max(0, 2 * octave - 1), counts[index], Long::sum);
      }
    }
    return new AchievedDelays(quantileNanos(0.5), quantileNanos(0.99), classes);
  }

  private static int index(long nanos) {
    if (nanos < 1 << FINE_BITS) {
      return (int) nanos;
    }
    int power = 63 - Long.numberOfLeadingZeros(nanos);
    int fine = (int) (nanos >>> (power - FINE_BITS)) & ((1 << FINE_BITS) - 1);
    return ((power - FINE_BITS + 1) << FINE_BITS) + fine;
  }

  private static long upperNanos(int index) {
    if (index < 1 << FINE_BITS) {
      return index;
    }
    int power = (index >>> FINE_BITS) + FINE_BITS - 1;
    long fine = (index & ((1 << FINE_BITS) - 1)) + (1L << FINE_BITS);
    return ((fine + 1) << (power - FINE_BITS)) - 1;
  }
}
