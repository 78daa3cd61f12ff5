package org.pumprig.fault.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pumprig.fault.Direction;
import org.pumprig.fault.StreamFault;

/**
 * One direction of one connection: what swallows first, then what delays and paces, then the gate
 * that a stall closes; first in, first out.
 */
final class Lane<T> {
  private final Direction flow;
  private final long connection;
  private final Payloads<T> payloads;
  private final ArrayDeque<Item<T>> queue = new ArrayDeque<>();
  private final List<LaneFault> limits = new ArrayList<>();
  private final List<LaneFault> delays = new ArrayList<>();
  private final List<ActiveFault> sinks = new ArrayList<>();
  private final List<ActiveFault> gates = new ArrayList<>();
  private long queuedBytes;
  private long lastDueNanos = Long.MIN_VALUE;
  private boolean ended;

  Lane(Direction flow, long connection, Payloads<T> payloads) {
    this.flow = flow;
    this.connection = connection;
    this.payloads = payloads;
  }

  void faultStarts(ActiveFault active) {
    if (!active.spec.direction().covers(flow)) {
      return;
    }
    switch (active.fault) {
      case StreamFault.Latency _,
          StreamFault.SlowClose _,
          StreamFault.Bandwidth _,
          StreamFault.Slicer _ ->
          delays.add(laneFault(active));
      case StreamFault.DataLimit _ -> limits.add(laneFault(active));
      case StreamFault.TimeOut _ -> sinks.add(active);
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
          StreamFault.AcceptSilence _,
          StreamFault.SlowConnect _,
          StreamFault.OnShare _ -> {}
    }
  }

  private LaneFault laneFault(ActiveFault active) {
    return new LaneFault(
        active,
        active.spec.seed().stream(
            active.fault.name(), active.spec.id(), Long.toString(connection), flow.diskName()));
  }

  void faultEnds(ActiveFault active) {
    delays.removeIf(delay -> delay.active == active);
    limits.removeIf(limit -> limit.active == active);
    sinks.remove(active);
    gates.remove(active);
  }

  /** Nothing more passes: what waits still goes, what comes is swallowed. */
  void end() {
    ended = true;
  }

  boolean isEmpty() {
    return queue.isEmpty();
  }

  /** The data limit that is used up, or null. */
  @Nullable ActiveFault usedUp() {
    for (var limit : limits) {
      if (limit.usedUp()) {
        return limit.active;
      }
    }
    return null;
  }

  /** Whether a chunk would go through at once; the answer allocates nothing. */
  boolean passes() {
    return queue.isEmpty()
        && delays.isEmpty()
        && gates.isEmpty()
        && limits.isEmpty()
        && sinks.isEmpty()
        && !ended;
  }

  ChunkDecision arrive(T payload, int length, long nowNanos) {
    if (passes()) {
      return ChunkDecision.FORWARD;
    }
    if (ended || !sinks.isEmpty()) {
      sinks.forEach(sink -> sink.swallowed(length));
      return ChunkDecision.SWALLOW;
    }
    int allowed = length;
    for (var limit : limits) {
      allowed = Math.min(allowed, limit.allowed(length));
    }
    if (length > 0 && allowed == 0) {
      limits.forEach(limit -> limit.active.swallowed(length));
      return ChunkDecision.SWALLOW;
    }
    T rest = payload;
    if (allowed < length) {
      List<T> parts = payloads.cut(payload, List.of(allowed, length - allowed));
      rest = parts.get(0);
      payloads.discard(parts.get(1));
      int lost = length - allowed;
      limits.forEach(limit -> limit.active.swallowed(lost));
    }
    long firstDue = enqueue(rest, allowed, nowNanos);
    return gates.isEmpty() ? new ChunkDecision.ForwardAt(firstDue) : ChunkDecision.HOLD;
  }

  private long enqueue(T payload, int length, long nowNanos) {
    var touchedBy = new ArrayList<ActiveFault>(delays.size() + gates.size());
    delays.forEach(delay -> touchedBy.add(delay.active));
    touchedBy.addAll(gates);
    if (length > 0) {
      touchedBy.forEach(active -> active.held(length));
    } else {
      delays.stream()
          .filter(delay -> delay.active.fault instanceof StreamFault.SlowClose)
          .forEach(delay -> delay.active.endHeld());
    }
    long firstDue = Long.MAX_VALUE;
    List<Integer> lengths = lengths(length);
    List<T> pieces = lengths.size() == 1 ? List.of(payload) : payloads.cut(payload, lengths);
    for (int i = 0; i < pieces.size(); i++) {
      long due = nowNanos;
      for (var delay : delays) {
        due = delay.dueNanos(lengths.get(i), due);
      }
      lastDueNanos = Math.max(lastDueNanos, due);
      firstDue = Math.min(firstDue, lastDueNanos);
      queue.add(new Item<>(pieces.get(i), lengths.get(i), nowNanos, lastDueNanos, touchedBy));
    }
    queuedBytes += length;
    return firstDue;
  }

  /** Where several faults cut, the one that was applied last has its way. */
  private List<Integer> lengths(int length) {
    if (length > 0) {
      for (var delay : delays.reversed()) {
        if (delay.cuts()) {
          return delay.pieces(length);
        }
      }
    }
    return List.of(length);
  }

  /** Whether each piece is to be written on its own. */
  boolean slices() {
    for (var delay : delays) {
      if (delay.active.fault instanceof StreamFault.Slicer) {
        return true;
      }
    }
    return false;
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
    var taken = new ArrayList<T>(queue.size());
    for (var item : queue) {
      taken.add(item.payload);
      if (by != null) {
        by.swallowed(item.length);
      }
    }
    queue.clear();
    queuedBytes = 0;
    return taken;
  }

  private record Item<T>(
      T payload, int length, long arrivedNanos, long dueNanos, List<ActiveFault> touchedBy) {}
}
