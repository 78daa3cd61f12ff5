package org.pumprig.fault.model.packet;

/**
 * A token bucket in front of which packets queue, first in, first out. Kept as the time at which it
 * would be full again; times are rounded up to whole nanoseconds.
 */
final class TokenBucket {
  private static final long BYTE_NANOS = 8_000_000_000L;

  private final long burstBytes;
  private long bitsPerSecond;
  private long fullNanos = Long.MIN_VALUE;
  private long lastNanos = Long.MIN_VALUE;

  /** Starts full. */
  TokenBucket(long bitsPerSecond, long burstBytes) {
    this.bitsPerSecond = bitsPerSecond;
    this.burstBytes = burstBytes;
  }

  /** Tokens that were there are kept, as bytes. */
  void rate(long newBitsPerSecond, long nowNanos) {
    if (newBitsPerSecond != bitsPerSecond) {
      if (fullNanos > nowNanos) {
        double missing = (double) (fullNanos - nowNanos) * bitsPerSecond / newBitsPerSecond;
        fullNanos = nowNanos + (long) missing;
      }
      bitsPerSecond = newBitsPerSecond;
    }
  }

  /** Bytes that wait now; a packet of which a part is due counts with the rest. */
  long queuedBytes(long nowNanos) {
    return lastNanos <= nowNanos
        ? 0
        : Math.ceilDiv((lastNanos - nowNanos) * bitsPerSecond, BYTE_NANOS);
  }

  /** When a packet that came now may go. */
  long dueNanos(int bytes, long nowNanos) {
    long due = Math.max(nowNanos, lastNanos);
    if (fullNanos > due) {
      due = Math.max(due, fullNanos - nanos(burstBytes - bytes));
    }
    fullNanos = Math.max(fullNanos, due) + nanos(bytes);
    lastNanos = due;
    return due;
  }

  /** So long the tokens of so many bytes take; up to 2^30 bytes at 1000 bit/s and more. */
  private long nanos(long bytes) {
    return Math.ceilDiv(bytes * BYTE_NANOS, bitsPerSecond);
  }
}
