package org.pumprig.fault.model;

import org.pumprig.fault.FaultCounters;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.StreamFault;

/** One fault while it acts, and what it has touched. */
final class ActiveFault {
  final FaultSpec spec;
  final StreamFault fault;
  final long appliedNanos;
  private long chunksTouched;
  private long bytesHeld;
  private long bytesSwallowed;
  private long connectionsCut;
  private long chunksDelivered;
  private long minDelayNanos;
  private long maxDelayNanos;

  ActiveFault(FaultSpec spec, StreamFault fault, long appliedNanos) {
    this.spec = spec;
    this.fault = fault;
    this.appliedNanos = appliedNanos;
  }

  /** Ends of streams have length 0 and are not counted as chunks. */
  void held(int length) {
    if (length > 0) {
      chunksTouched++;
      bytesHeld += length;
    }
  }

  void delivered(int length, long arrivedNanos, long nowNanos) {
    if (length == 0) {
      return;
    }
    long waited = nowNanos - Math.max(arrivedNanos, appliedNanos);
    minDelayNanos = chunksDelivered == 0 ? waited : Math.min(minDelayNanos, waited);
    maxDelayNanos = Math.max(maxDelayNanos, waited);
    chunksDelivered++;
  }

  void swallowed(int length) {
    if (length > 0) {
      chunksTouched++;
      bytesSwallowed += length;
    }
  }

  void cut() {
    connectionsCut++;
  }

  FaultCounters counters() {
    return new FaultCounters(
        chunksTouched,
        bytesHeld,
        bytesSwallowed,
        connectionsCut,
        chunksDelivered,
        minDelayNanos,
        maxDelayNanos);
  }
}
