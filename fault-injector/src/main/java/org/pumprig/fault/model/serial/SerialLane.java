package org.pumprig.fault.model.serial;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pumprig.fault.Direction;
import org.pumprig.fault.SerialFault;

/**
 * One direction of a serial line: bytes go through the active faults in the order in which these
 * were applied, then wait until they are due; first in, first out.
 */
final class SerialLane {
  private final Direction flow;
  private final List<SerialStage> stages = new ArrayList<>();
  private final ArrayDeque<Item> queue = new ArrayDeque<>();
  private long queuedBytes;
  private long lastDueNanos = Long.MIN_VALUE;
  private long lastArrivalNanos = Long.MIN_VALUE;

  SerialLane(Direction flow) {
    this.flow = flow;
  }

  private record Item(byte[] bytes, long arrivedNanos, long dueNanos, List<SerialStage> touched) {}

  void faultStarts(ActiveSerialFault active) {
    if (active.spec.direction().covers(flow)) {
      stages.add(new SerialStage(active, flow));
      if (active.fault instanceof SerialFault.Unplugged) {
        queue.clear();
        queuedBytes = 0;
      }
    }
  }

  void faultEnds(ActiveSerialFault active) {
    stages.removeIf(stage -> stage.active == active);
  }

  void arrive(byte[] bytes, long nowNanos) {
    lastArrivalNanos = nowNanos;
    byte[] left = bytes;
    long dueNanos = nowNanos;
    for (SerialStage stage : stages) {
      left = stage.through(left, nowNanos);
      dueNanos += stage.delayNanos();
    }
    lastDueNanos = Math.max(lastDueNanos, dueNanos);
    if (left.length > 0) {
      queue.add(new Item(left, nowNanos, lastDueNanos, List.copyOf(stages)));
      queuedBytes += left.length;
    }
  }

  long queuedBytes() {
    return queuedBytes;
  }

  /** The next output that is due, or null. */
  @Nullable SerialOutput poll(long nowNanos) {
    Item head = queue.peek();
    if (head != null && head.dueNanos <= nowNanos) {
      queue.remove();
      queuedBytes -= head.bytes.length;
      for (SerialStage stage : head.touched) {
        stage.active.delivered(head.bytes.length, nowNanos - head.arrivedNanos);
      }
      return new SerialOutput.Bytes(head.bytes);
    }
    for (SerialStage stage : stages) {
      if (stage.needsPause() && busyUntilNanos() > nowNanos) {
        stage.waitUntil(busyUntilNanos());
      } else if (stage.nextOwnNanos() <= nowNanos) {
        return stage.own(nowNanos);
      }
    }
    return null;
  }

  private long busyUntilNanos() {
    long last = Math.max(lastArrivalNanos, lastDueNanos);
    return last == Long.MIN_VALUE ? last : last + SerialStage.MESSAGE_GAP_NANOS;
  }

  /** When {@link #poll} may next have something; MAX_VALUE if that needs an event. */
  long nextDueNanos() {
    Item head = queue.peek();
    long next = head == null ? Long.MAX_VALUE : head.dueNanos;
    for (SerialStage stage : stages) {
      next = Math.min(next, stage.nextOwnNanos());
    }
    return next;
  }
}
