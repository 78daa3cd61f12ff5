package org.pumprig.fault.model;

import java.util.ArrayList;
import java.util.List;
import org.pumprig.fault.StreamFault;
import org.pumprig.seed.RandomStream;

/**
 * One fault in one direction of one connection: when its pieces are due, and how large they are.
 */
final class LaneFault {
  /** A limited rate passes at most so much time's worth of bytes at once. */
  private static final long PIECES_PER_SECOND = 50;

  /** A chunk is cut into no more pieces than this; the pieces of a larger chunk are larger. */
  private static final int MOST_PIECES = 4_096;

  final ActiveFault active;
  private final RandomStream random;
  private long takenUntilNanos;
  private long passedBytes;

  LaneFault(ActiveFault active, RandomStream random) {
    this.active = active;
    this.random = random;
  }

  /** Whether it cuts chunks into pieces. */
  boolean cuts() {
    return active.fault instanceof StreamFault.Bandwidth
        || active.fault instanceof StreamFault.Slicer;
  }

  /** Lengths of the pieces of a chunk. */
  List<Integer> pieces(int length) {
    int least = Math.ceilDiv(length, MOST_PIECES);
    var pieces = new ArrayList<Integer>();
    for (int left = length; left > 0; ) {
      int piece = Math.min(left, Math.max(least, pieceBytes()));
      pieces.add(piece);
      left -= piece;
    }
    return pieces;
  }

  private int pieceBytes() {
    return switch (active.fault) {
      case StreamFault.Bandwidth bandwidth ->
          Math.clamp(bandwidth.bytesPerSecond() / PIECES_PER_SECOND, 1, 1 << 20);
      case StreamFault.Slicer slicer ->
          (int)
              random.nextBetween(
                  slicer.averageBytes() - slicer.variationBytes(),
                  (long) slicer.averageBytes() + slicer.variationBytes());
      case StreamFault _ -> Integer.MAX_VALUE;
    };
  }

  /** When a piece that could go at {@code readyNanos} is due; 0 bytes: the end of a stream. */
  long dueNanos(int length, long readyNanos) {
    return switch (active.fault) {
      case StreamFault.Latency latency ->
          readyNanos
              + latency.delayNanos()
              + (latency.jitterNanos() == 0 ? 0 : random.nextBetween(0, latency.jitterNanos()));
      case StreamFault.SlowClose slow -> length == 0 ? readyNanos + slow.delayNanos() : readyNanos;
      case StreamFault.Bandwidth bandwidth -> paced(bandwidth, length, readyNanos);
      case StreamFault.Slicer slicer -> {
        long due = Math.max(readyNanos, takenUntilNanos);
        takenUntilNanos = length == 0 ? due : due + slicer.pauseNanos();
        yield due;
      }
      case StreamFault _ -> readyNanos;
    };
  }

  private long paced(StreamFault.Bandwidth bandwidth, int length, long readyNanos) {
    long taken = bandwidth.shared() ? active.takenUntilNanos : takenUntilNanos;
    long due =
        Math.max(readyNanos, taken)
            + (long) StrictMath.ceil(length * 1e9 / bandwidth.bytesPerSecond());
    if (bandwidth.shared()) {
      active.takenUntilNanos = due;
    } else {
      takenUntilNanos = due;
    }
    return due;
  }

  /** Bytes of a chunk that a data limit still lets pass; all of them for every other fault. */
  int allowed(int length) {
    if (!(active.fault instanceof StreamFault.DataLimit limit)) {
      return length;
    }
    int allowed = (int) Math.min(length, limit.bytes() - passedBytes);
    passedBytes += allowed;
    return allowed;
  }

  /** Whether a data limit is used up. */
  boolean usedUp() {
    return active.fault instanceof StreamFault.DataLimit limit && passedBytes >= limit.bytes();
  }
}
