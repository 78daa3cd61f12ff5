package org.pumprig.fault.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pumprig.fault.Direction;
import org.pumprig.fault.StreamFault;
import org.pumprig.seed.RandomStream;

/**
 * One direction of one connection: delays first, then the gate that a stall closes; first in, first
 * out.
 */
final class Lane<T> {
  private final Direction flow;
  private final long connection;
  private final ArrayDeque<Item<T>> queue = new ArrayDeque<>();
  private final List<Delay> delays = new ArrayList<>();
  private final List<ActiveFault> gates = new ArrayList<>();
  private long queuedBytes;
  private long lastDueNanos = Long.MIN_VALUE;

  Lane(Direction flow, long connection) {
    this.flow = flow;
    this.connection = connection;
  }

  void faultStarts(ActiveFault active) {
    if (!active.spec.direction().covers(flow)) {
      return;
    }
    switch (active.fault) {
      case StreamFault.Latency latency -> delays.add(new Delay(active, latency, stream(active)));
      case StreamFault.Stall _ -> {
        gates.add(active);
        for (var item : queue) {
          item.touchedBy.add(active);
          active.held(item.length);
        }
      }
      case StreamFault.Reset _,
          StreamFault.HalfOpen _,
          StreamFault.Refuse _,
          StreamFault.Bandwidth _,
          StreamFault.SlowClose _,
          StreamFault.TimeOut _,
          StreamFault.Slicer _,
          StreamFault.DataLimit _,
          StreamFault.AcceptSilence _,
          StreamFault.SlowConnect _,
          StreamFault.OnShare _ -> {}
    }
  }

  void faultEnds(ActiveFault active) {
    delays.removeIf(delay -> delay.active == active);
    gates.remove(active);
  }

  private RandomStream stream(ActiveFault active) {
    return active.spec.seed().stream(
        active.fault.name(), active.spec.id(), Long.toString(connection), flow.diskName());
  }

  /** Whether a chunk would go through at once; the answer allocates nothing. */
  boolean passes() {
    return queue.isEmpty() && delays.isEmpty() && gates.isEmpty();
  }

  ChunkDecision arrive(T payload, int length, long nowNanos) {
    if (passes()) {
      return ChunkDecision.FORWARD;
    }
    var touchedBy = new ArrayList<ActiveFault>(delays.size() + gates.size());
    long dueNanos = nowNanos;
    for (var delay : delays) {
      dueNanos += delay.drawNanos();
      touchedBy.add(delay.active);
    }
    touchedBy.addAll(gates);
    touchedBy.forEach(active -> active.held(length));
    lastDueNanos = Math.max(lastDueNanos, dueNanos);
    queue.add(new Item<>(payload, length, nowNanos, lastDueNanos, touchedBy));
    queuedBytes += length;
    return gates.isEmpty() ? new ChunkDecision.ForwardAt(lastDueNanos) : ChunkDecision.HOLD;
  }

  /** The next payload that may go now, or null. */
  @Nullable T poll(long nowNanos) {
    var head = queue.peek();
    if (head == null || !gates.isEmpty() || head.dueNanos > nowNanos) {
      return null;
    }
    queue.remove();
    queuedBytes -= head.length;
    head.touchedBy.forEach(active -> active.delivered(head.length, head.arrivedNanos, nowNanos));
    return head.payload;
  }

  /** When {@link #poll} may next have something; MAX_VALUE if that needs an event. */
  long nextDueNanos() {
    var head = queue.peek();
    return head == null || !gates.isEmpty() ? Long.MAX_VALUE : head.dueNanos;
  }

  long queuedBytes() {
    return queuedBytes;
  }

  /** Empties the lane; {@code by} has swallowed what was in it. */
  List<T> drain(@Nullable ActiveFault by) {
    var payloads = new ArrayList<T>(queue.size());
    for (var item : queue) {
      payloads.add(item.payload);
      if (by != null) {
        by.swallowed(item.length);
      }
    }
    queue.clear();
    queuedBytes = 0;
    return payloads;
  }

  private record Item<T>(
      T payload, int length, long arrivedNanos, long dueNanos, List<ActiveFault> touchedBy) {}

  private record Delay(ActiveFault active, StreamFault.Latency latency, RandomStream stream) {
    long drawNanos() {
      return latency.delayNanos()
          + (latency.jitterNanos() == 0 ? 0 : stream.nextBetween(0, latency.jitterNanos()));
    }
  }
}
