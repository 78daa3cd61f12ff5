package org.pumprig.fault.model.serial;

import java.util.Arrays;
import org.pumprig.fault.Direction;
import org.pumprig.fault.SerialFault;
import org.pumprig.seed.RandomStream;

/**
 * One fault's hold on the bytes of one direction: what it does to them, and what it sends itself.
 */
final class SerialStage {
  /** Bytes no further apart than this belong to one message. */
  static final long MESSAGE_GAP_NANOS = 20_000_000;

  /** A message that is cut keeps fewer bytes than this. */
  private static final int KEPT_BELOW = 16;

  final ActiveSerialFault active;
  private final RandomStream random;
  private long lastByteNanos = Long.MIN_VALUE;
  private long keep = Long.MAX_VALUE;
  private boolean cutCounted;
  private long nextOwnNanos;

  SerialStage(ActiveSerialFault active, Direction flow) {
    this.active = active;
    this.random = active.spec.seed().stream(active.fault.name(), active.spec.id(), flow.diskName());
    this.nextOwnNanos = firstOwnNanos();
  }

  private long firstOwnNanos() {
    return switch (active.fault) {
      case SerialFault.Noise noise -> active.appliedNanos + gap(noise);
      case SerialFault.Break _ -> active.appliedNanos;
      case SerialFault _ -> Long.MAX_VALUE;
    };
  }

  private long gap(SerialFault.Noise noise) {
    return 1 + (long) (noise.everyNanos() * random.nextExponential());
  }

  /** How much later bytes leave because of this fault. */
  long delayNanos() {
    return active.fault instanceof SerialFault.Delay delay ? delay.delayNanos() : 0;
  }

  /** What is left of bytes that arrive now. */
  byte[] through(byte[] bytes, long nowNanos) {
    active.entered += bytes.length;
    byte[] left =
        switch (active.fault) {
          case SerialFault.ByteLoss loss -> thinned(bytes, loss.ppm());
          case SerialFault.BitFlips flips -> flipped(bytes, flips.ppm());
          case SerialFault.Truncation truncation -> truncated(bytes, truncation.ppm(), nowNanos);
          case SerialFault.Stuck _, SerialFault.Unplugged _ -> new byte[0];
          case SerialFault.Break _, SerialFault.Noise _, SerialFault.Delay _ -> bytes;
        };
    active.lost += bytes.length - left.length;
    return left;
  }

  private byte[] thinned(byte[] bytes, int ppm) {
    byte[] kept = new byte[bytes.length];
    int length = 0;
    for (byte each : bytes) {
      if (!random.nextChance(ppm)) {
        kept[length++] = each;
      }
    }
    return Arrays.copyOf(kept, length);
  }

  private byte[] flipped(byte[] bytes, int ppm) {
    byte[] copy = bytes.clone();
    for (int i = 0; i < copy.length; i++) {
      if (random.nextChance(ppm)) {
        copy[i] ^= (byte) (1 << random.nextBelow(8));
        active.altered++;
      }
    }
    return copy;
  }

  private byte[] truncated(byte[] bytes, int ppm, long nowNanos) {
    if (lastByteNanos == Long.MIN_VALUE || nowNanos - lastByteNanos >= MESSAGE_GAP_NANOS) {
      active.messages++;
      keep = random.nextChance(ppm) ? random.nextBelow(KEPT_BELOW) : Long.MAX_VALUE;
      cutCounted = false;
    }
    lastByteNanos = nowNanos;
    if (keep >= bytes.length) {
      keep -= keep == Long.MAX_VALUE ? 0 : bytes.length;
      return bytes;
    }
    if (!cutCounted) {
      cutCounted = true;
      active.messagesCut++;
    }
    byte[] kept = Arrays.copyOf(bytes, (int) keep);
    keep = 0;
    return kept;
  }

  /** When the fault itself has something to send; MAX_VALUE if never. */
  long nextOwnNanos() {
    return nextOwnNanos;
  }

  /** Noise waits for a pause between messages. */
  void waitUntil(long nanos) {
    nextOwnNanos = Math.max(nextOwnNanos, nanos);
  }

  /** Whether it may speak only between messages. */
  boolean needsPause() {
    return active.fault instanceof SerialFault.Noise;
  }

  /** Takes out what the fault itself sends now, and plans the next. */
  SerialOutput own(long nowNanos) {
    return switch (active.fault) {
      case SerialFault.Noise noise -> {
        byte[] bytes = new byte[noise.bytes()];
        for (int i = 0; i < bytes.length; i++) {
          bytes[i] = (byte) random.nextBelow(256);
        }
        active.added += bytes.length;
        nextOwnNanos = nowNanos + gap(noise);
        yield new SerialOutput.Bytes(bytes);
      }
      case SerialFault.Break line -> {
        active.breaks++;
        nextOwnNanos += line.everyNanos();
        yield new SerialOutput.Break(line.lastsNanos());
      }
      case SerialFault _ -> throw new IllegalStateException(active.fault.name() + " is silent");
    };
  }
}
