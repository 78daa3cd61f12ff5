package org.pumprig.fault.model;

import org.pumprig.fault.FaultCounters;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.StreamFault;

/** One fault while it acts, and what it has touched. */
final class ActiveFault {
  private static final int ALL = 1_000_000;

  final FaultSpec spec;
  final StreamFault fault;
  final long appliedNanos;
  private final int sharePpm;
  private long chunksTouched;
  private long bytesHeld;
  private long bytesSwallowed;
  private long connectionsCut;
  private long chunksDelivered;
  private long minDelayNanos;
  private long maxDelayNanos;

  ActiveFault(FaultSpec spec, StreamFault asked, long appliedNanos) {
    this.spec = spec;
    this.sharePpm = asked instanceof StreamFault.OnShare share ? share.ppm() : ALL;
    this.fault = asked instanceof StreamFault.OnShare share ? share.fault() : asked;
    this.appliedNanos = appliedNanos;
  }

  /** Whether the fault acts on this connection: drawn by its number, so always the same. */
  boolean meets(long connection) {
    return sharePpm == ALL
        || spec.seed().stream("share", Long.toString(connection)).nextChance(sharePpm);
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
