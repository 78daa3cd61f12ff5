package org.pumprig.fault.model.packet;

import org.pumprig.fault.PacketFault;
import org.pumprig.fault.TracePoint;
import org.pumprig.seed.RandomStream;

/**
 * A recorded network: loss, then the rate with a queue of 1000 large packets, then the delay; order
 * is kept. The last point holds until the fault ends.
 */
final class TraceStage implements PacketStage {
  static final long QUEUE_BYTES = 1_500_000;
  private static final long BURST_BYTES = 1_600;
  private static final Verdict.Lose LOST = new Verdict.Lose("lost");
  private static final Verdict.Lose FULL = new Verdict.Lose("lost, the queue is full");

  private final PacketFault.Trace trace;
  private final RandomStream random;
  private final long startNanos;
  private final TokenBucket bucket = new TokenBucket(1_000, BURST_BYTES);
  private int at;
  private long lastDueNanos = Long.MIN_VALUE;

  TraceStage(PacketFault.Trace trace, RandomStream random, long startNanos) {
    this.trace = trace;
    this.random = random;
    this.startNanos = startNanos;
  }

  @Override
  public Verdict take(Packet packet, long nowNanos) {
    TracePoint point = pointAt(nowNanos - startNanos);
    if (random.nextChance(point.lossPpm())) {
      return LOST;
    }
    long due = nowNanos;
    int bytes = packet.ipBytes();
    if (point.bitsPerSecond() > 0) {
      if (bucket.queuedBytes(nowNanos) + bytes > QUEUE_BYTES || bytes > BURST_BYTES) {
        return FULL;
      }
      bucket.rate(point.bitsPerSecond(), nowNanos);
      due = bucket.dueNanos(bytes, nowNanos);
    }
    due = Math.max(due + point.delayNanos(), lastDueNanos);
    lastDueNanos = due;
    return due == nowNanos ? Verdict.PASS : new Verdict.Wait(due);
  }

  private TracePoint pointAt(long sinceNanos) {
    while (at + 1 < trace.points().size() && trace.points().get(at + 1).atNanos() <= sinceNanos) {
      at++;
    }
    return trace.points().get(at);
  }
}
