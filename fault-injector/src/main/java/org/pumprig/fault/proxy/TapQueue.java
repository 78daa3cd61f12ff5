package org.pumprig.fault.proxy;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.pumprig.time.Scheduler;

/**
 * Carries wire events from whoever sees them to the scheduler's thread, bounded in number and
 * bytes.
 */
public final class TapQueue {
  private static final int BATCH = 64;

  private final @Nullable WireTap tap;
  private final Scheduler scheduler;
  private final int eventLimit;
  private final long byteLimit;
  private final ArrayDeque<WireEvent> queue = new ArrayDeque<>();
  private long queuedBytes;
  private long lost;
  private long firstLostNanos;
  private boolean draining;
  private boolean closed;

  /**
   * @param tap told on the scheduler's thread; null: nobody listens
   * @param eventLimit events that wait at the most
   * @param byteLimit bytes in them at the most
   */
  public TapQueue(@Nullable WireTap tap, Scheduler scheduler, int eventLimit, long byteLimit) {
    this.tap = tap;
    this.scheduler = scheduler;
    this.eventLimit = eventLimit;
    this.byteLimit = byteLimit;
  }

  /** Whether anybody listens; if not, bytes need not be copied. */
  boolean wanted() {
    return tap != null;
  }

  /** Queues an event; from any thread. What doesn't fit is counted as lost. */
  public synchronized void offer(WireEvent event) {
    if (tap == null || closed) {
      return;
    }
    int bytes = bytesOf(event);
    int room = lost > 0 ? 2 : 1; // a pending overflow goes first
    if (queue.size() + room > eventLimit || queuedBytes + bytes > byteLimit) {
      firstLostNanos = lost == 0 ? event.atNanos() : firstLostNanos;
      lost++;
      return;
    }
    reportLoss();
    queue.add(event);
    queuedBytes += bytes;
    if (!draining) {
      draining = true;
      scheduler.execute(this::drain);
    }
  }

  /** Nothing is told any more, not even what waits. */
  public synchronized void close() {
    closed = true;
    queue.clear();
  }

  private void drain() {
    for (int i = 0; i < BATCH; i++) {
      var event = next();
      if (event == null) {
        return;
      }
      if (tap != null) {
        tap.on(event);
      }
    }
    scheduler.execute(this::drain); // others have their turn first
  }

  private synchronized @Nullable WireEvent next() {
    if (queue.isEmpty()) {
      reportLoss();
    }
    var event = queue.poll();
    if (event == null) {
      draining = false;
    } else {
      queuedBytes -= bytesOf(event);
    }
    return event;
  }

  private void reportLoss() {
    if (lost > 0 && !closed) {
      queue.add(new WireEvent.TapOverflow(lost, firstLostNanos));
      lost = 0;
    }
  }

  private static int bytesOf(WireEvent event) {
    return event instanceof WireEvent.Bytes chunk ? chunk.bytes().length : 0;
  }
}
