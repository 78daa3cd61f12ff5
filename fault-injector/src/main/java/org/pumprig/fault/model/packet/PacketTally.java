package org.pumprig.fault.model.packet;

import org.pumprig.fault.PacketCounts;
import org.pumprig.fault.model.DelayHistogram;

/** What one fault has counted in one direction. */
final class PacketTally {
  private final DelayHistogram delays = new DelayHistogram();
  private final PacketStage stage;
  private long entered;
  private long left;
  private long lost;
  private long touched;
  private long delivered;
  private long minDelayNanos;
  private long sumDelayNanos;
  private long maxDelayNanos;
  private long bytesEntered;
  private long bytesLeft;

  PacketTally(PacketStage stage) {
    this.stage = stage;
  }

  PacketStage stage() {
    return stage;
  }

  void entered(Packet packet) {
    entered++;
    bytesEntered += packet.ipBytes();
  }

  void left(Packet packet) {
    left++;
    bytesLeft += packet.ipBytes();
  }

  void touched() {
    touched++;
  }

  void lost() {
    lost++;
  }

  void delivered(long waitedNanos) {
    minDelayNanos = delivered == 0 ? waitedNanos : Math.min(minDelayNanos, waitedNanos);
    maxDelayNanos = Math.max(maxDelayNanos, waitedNanos);
    sumDelayNanos += waitedNanos;
    delays.add(waitedNanos);
    delivered++;
  }

  /**
   * @param spanNanos since the fault's start
   */
  PacketCounts counts(long spanNanos) {
    return new PacketCounts(
        entered,
        left,
        lost,
        touched,
        delivered,
        minDelayNanos,
        delivered == 0 ? 0 : sumDelayNanos / delivered,
        maxDelayNanos,
        bytesEntered,
        bytesLeft,
        spanNanos,
        stage.states(),
        delays.achieved());
  }

  long delayQuantileNanos(double share) {
    return delays.quantileNanos(share);
  }
}
