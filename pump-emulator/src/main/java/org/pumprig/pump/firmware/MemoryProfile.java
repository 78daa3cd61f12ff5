package org.pumprig.pump.firmware;

/**
 * The heap that communication lives on.
 *
 * @param heapBytes free after start-up, nominal
 * @param connectionBytes one block, held as long as a connection lives or is being opened
 * @param queuedReportBytes one report in the offline queue
 * @param queueLimit reports the offline queue holds before it drops the oldest and counts it; 0: no
 *     limit
 * @param leakLimitBytes what failed connections can cost in all, such as a table that is full at
 *     some time; {@link Long#MAX_VALUE}: no limit
 * @param exhaustion what an allocation that fails does
 */
public record MemoryProfile(
    long heapBytes,
    long connectionBytes,
    long queuedReportBytes,
    int queueLimit,
    long leakLimitBytes,
    Exhaustion exhaustion) {

  /** What an allocation that fails does. */
  public enum Exhaustion {
    /** A system error: fail-safe, with the profile's system error code. */
    FAULT,
    /** What needed the memory is given up, and tried again by the reconnect policy. */
    DROP
  }
}
