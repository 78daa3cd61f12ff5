package org.pumprig.fault.model.packet;

import org.pumprig.fault.PacketCounts.LossStates;
import org.pumprig.fault.PacketFault;

/** A token bucket for all that flows one way, or one for each flow. */
final class RateStage implements PacketStage {
  private static final Verdict.Lose FULL = new Verdict.Lose("lost, the queue is full");
  private static final Verdict.Lose LARGE = new Verdict.Lose("lost, larger than the bucket");

  private final PacketFault.Rate rate;
  private final TokenBucket shared;
  private final FlowTable<TokenBucket> perFlow;

  RateStage(PacketFault.Rate rate) {
    this.rate = rate;
    this.shared = bucket();
    this.perFlow = new FlowTable<>(this::bucket);
  }

  private TokenBucket bucket() {
    return new TokenBucket(rate.bitsPerSecond(), rate.burstBytes());
  }

  @Override
  public Verdict take(Packet packet, long nowNanos) {
    int bytes = packet.ipBytes();
    TokenBucket bucket = rate.perFlow() ? perFlow.of(packet) : shared;
    if (bytes > rate.burstBytes()) {
      return LARGE;
    }
    if (bucket.queuedBytes(nowNanos) + bytes > rate.queueBytes()) {
      return FULL;
    }
    long due = bucket.dueNanos(bytes, nowNanos);
    return due == nowNanos ? Verdict.PASS : new Verdict.Wait(due);
  }

  @Override
  public LossStates states() {
    return new LossStates(rate.perFlow() ? perFlow.made() : 1, 0, 0, 0, 0);
  }
}
