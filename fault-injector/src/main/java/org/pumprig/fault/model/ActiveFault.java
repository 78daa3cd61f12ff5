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

  /** Until when a bandwidth that all connections share is taken. */
  long takenUntilNanos;

  private final int sharePpm;
  private final DelayHistogram delays = new DelayHistogram();
  private long chunksTouched;
  private long bytesHeld;
  private long bytesSwallowed;
  private long connectionsCut;
  private long chunksDelivered;
  private long minDelayNanos;
  private long maxDelayNanos;
  private long bytesDelivered;
  private long firstDeliveryNanos;
  private long lastDeliveryNanos;
  private long largestPieceBytes;
  private long connectionsClosed;
  private long connectsDelayed;
  private long endsDelayed;

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

  void endHeld() {
    endsDelayed++;
  }

  void delivered(int length, long arrivedNanos, long nowNanos) {
    if (length == 0) {
      return;
    }
    long waited = nowNanos - Math.max(arrivedNanos, appliedNanos);
    minDelayNanos = chunksDelivered == 0 ? waited : Math.min(minDelayNanos, waited);
    maxDelayNanos = Math.max(maxDelayNanos, waited);
    delays.add(waited);
    firstDeliveryNanos = chunksDelivered == 0 ? nowNanos : firstDeliveryNanos;
    lastDeliveryNanos = nowNanos;
    bytesDelivered += length;
    largestPieceBytes = Math.max(largestPieceBytes, length);
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

  void closed() {
    connectionsClosed++;
  }

  void connectDelayed() {
    connectsDelayed++;
  }

  FaultCounters counters() {
    return new FaultCounters(
        chunksTouched,
        bytesHeld,
        bytesSwallowed,
        connectionsCut,
        chunksDelivered,
        minDelayNanos,
        maxDelayNanos,
        new FaultCounters.More(
            bytesDelivered,
            lastDeliveryNanos - firstDeliveryNanos,
            largestPieceBytes,
            connectionsClosed,
            connectsDelayed,
            endsDelayed,
            delays.achieved()));
  }
}
