package org.pumprig.pump.gateway;

import java.util.ArrayDeque;
import org.pumprig.time.Scheduler;

/** The gateway's database: one commit after the other, each taking its time. */
final class CommitQueue {
  /** Messages that may wait; beyond, they are dropped like those of a full database. */
  static final int MOST_WAITING = 100_000;

  private final Scheduler scheduler;
  private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
  private Scheduler.Timer timer = () -> {};
  private boolean busy;
  private long commitNanos;

  CommitQueue(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** From now on each commit takes so long; 0: what waits is committed at once. */
  void pace(long nanos) {
    commitNanos = nanos;
    if (nanos == 0) {
      timer.cancel();
      busy = false;
      for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
        next.run();
      }
    }
  }

  /** What waits is lost. */
  void lose() {
    timer.cancel();
    busy = false;
    waiting.clear();
  }

  /**
   * Commits, now or in turn.
   *
   * @return whether it was taken
   */
  boolean commit(Runnable committed) {
    if (commitNanos == 0) {
      committed.run();
      return true;
    }
    if (waiting.size() >= MOST_WAITING) {
      return false;
    }
    waiting.add(committed);
    next();
    return true;
  }

  private void next() {
    if (!busy && !waiting.isEmpty()) {
      busy = true;
      timer =
          scheduler.schedule(
              commitNanos,
              () -> {
                busy = false;
                Runnable head = waiting.poll();
                if (head != null) {
                  head.run();
                }
                next();
              });
    }
  }
}
