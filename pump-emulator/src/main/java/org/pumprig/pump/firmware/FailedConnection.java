package org.pumprig.pump.firmware;

/**
 * What one failed connection costs the pump, before the profile's {@code
 * failedConnectionCostMultiplier} is applied to all of it.
 *
 * @param processorNanos processor time of handling the failure
 * @param timersNotCancelled entries left in the timer list for good
 * @param heapNotFreedBytes bytes lost for good
 * @param heapFragmentedBytes bytes still free, but no longer in one block
 */
public record FailedConnection(
    long processorNanos,
    long timersNotCancelled,
    long heapNotFreedBytes,
    long heapFragmentedBytes) {
  /** The cost with every part multiplied. */
  public FailedConnection times(long multiplier) {
    return new FailedConnection(
        processorNanos * multiplier,
        timersNotCancelled * multiplier,
        heapNotFreedBytes * multiplier,
        heapFragmentedBytes * multiplier);
  }
}
