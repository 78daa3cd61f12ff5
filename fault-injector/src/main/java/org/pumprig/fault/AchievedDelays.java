package org.pumprig.fault;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How long what a fault delayed really waited, of all that has been delivered since.
 *
 * @param medianNanos median, too long by at most 1/16; 0 if nothing was delivered
 * @param p99Nanos the same for 99 % of them
 * @param counts a histogram: how many waited up to so many nanoseconds, and longer than the class
 *     below; a class ends at a power of two less one, and those without any aren't there
 */
public record AchievedDelays(long medianNanos, long p99Nanos, SortedMap<Long, Long> counts) {
  /** Nothing was delivered, or nobody measured. */
  public static final AchievedDelays NONE = new AchievedDelays(0, 0, new TreeMap<>());

  /** Copies the map. */
  public AchievedDelays {
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
  }
}
