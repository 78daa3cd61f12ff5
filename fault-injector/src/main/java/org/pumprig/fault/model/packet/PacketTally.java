package org.pumprig.fault.model.packet;

import org.pumprig.fault.PacketCounts;
import org.pumprig.fault.model.DelayHistogram;

/** What one fault has counted in one direction. */
final class PacketTally {
  private final DelayHistogram delays = new DelayHistogram();
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

  PacketCounts counts() {
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
        bytesLeft);
  }

  long delayQuantileNanos(double share) {
    return delays.quantileNanos(share);
  }
}
