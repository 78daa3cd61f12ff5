package org.pumprig.pump.firmware;

import org.jspecify.annotations.Nullable;

/**
 * The heap that communication lives on, and a pool beside it.
 *
 * @param heapBytes free after start-up, nominal
 * @param connectionBytes one block, held as long as a connection lives or is being opened
 * @param queuedReportBytes one report in the offline queue
 * @param queueLimit reports the offline queue holds before it drops the oldest and counts it; 0: no
 *     limit
 * @param leakLimitBytes what failed connections can cost in all, such as a table that is full at
 *     some time; {@link Long#MAX_VALUE}: no limit
 * @param exhaustion what an allocation that fails does
 * @param reportPool blocks of one size for queued reports; null: they take the heap
 */
public record MemoryProfile(
    long heapBytes,
    long connectionBytes,
    long queuedReportBytes,
    int queueLimit,
    long leakLimitBytes,
    Exhaustion exhaustion,
    @Nullable ReportPool reportPool) {

  /**
   * Blocks set aside at start-up, all of one size, so that nothing can fragment them.
   *
   * @param blocks how many; one holds one report
   * @param empty what is done for a report when none is left
   */
  public record ReportPool(int blocks, WhenEmpty empty) {}

  /** What is done for a report when no block is left. */
  public enum WhenEmpty {
    /** It takes the heap, as if there were no pool. */
    HEAP,
    /** It is dropped, and counted. */
    DROP
  }

  /** What an allocation that fails does. */
  public enum Exhaustion {
    /** A system error: fail-safe, with the profile's system error code. */
    FAULT,
    /** What needed the memory is given up, and tried again by the reconnect policy. */
    DROP
  }
}
