package org.pumprig.pump.firmware;

/**
 * Worst response times of periodic tasks under pre-emptive fixed priorities: the fixed point of M.
 * Joseph and P. Pandya, "Finding Response Times in a Real-Time System", The Computer Journal 29(5),
 * 1986: R = C + B + Σ over higher-priority tasks of ⌈R/T⌉·C.
 */
public final class ResponseTimes {
  /** Above this a task set counts as overloaded. */
  private static final long LIMIT_NANOS = 60_000_000_000L;

  private ResponseTimes() {}

  /**
   * The longest time from release to completion.
   *
   * @param periodNanos periods by descending priority
   * @param executionNanos execution times, same order
   * @param higher how many of them, from the first, have higher priority than the job asked for
   * @param demandNanos the job's own execution time and all aperiodic work above it
   * @return nanoseconds, or {@link Long#MAX_VALUE} if there is no fixed point within a minute
   */
  public static long worst(
      long[] periodNanos, long[] executionNanos, int higher, long demandNanos) {
    double used = 0;
    for (int i = 0; i < higher; i++) {
      used += (double) executionNanos[i] / periodNanos[i];
    }
    long response = used < 1 ? demandNanos : Long.MAX_VALUE; // at 1 the iteration never ends
    while (response <= LIMIT_NANOS) {
      long next = demandNanos;
      for (int i = 0; i < higher; i++) {
        next += (response + periodNanos[i] - 1) / periodNanos[i] * executionNanos[i];
      }
      if (next == response) {
        return response;
      }
      response = next;
    }
    return Long.MAX_VALUE;
  }

  /**
   * Whether no check-in of a watched task can fall outside its window, given its worst response
   * time R. Two successive check-ins are a period apart, give or take R − C. Where R exceeds the
   * period, a release that finds its predecessor still waiting is lost: then two check-ins are at
   * most T + R and at least C apart.
   */
  public static boolean keepsWindow(
      long periodNanos, long executionNanos, long worstNanos, long minNanos, long maxNanos) {
    if (worstNanos == Long.MAX_VALUE) {
      return false;
    }
    long variation = worstNanos - executionNanos;
    long latest = periodNanos + (worstNanos > periodNanos ? worstNanos : variation);
    return latest <= maxNanos
        && (minNanos <= executionNanos || variation <= periodNanos - minNanos);
  }
}
