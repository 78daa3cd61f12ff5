package org.pumprig.rig.journal;

import org.jspecify.annotations.Nullable;
import org.pumprig.time.Scheduler;

/**
 * Closes a batch in time: soon after a line that tells something new, later if all of its lines say
 * what was said before.
 */
final class BatchTimer {
  private final Scheduler scheduler;
  private final JournalLimits limits;
  private final Runnable close;
  private Scheduler.@Nullable Timer timer;
  private long dueNanos;

  /**
   * @param close closes the batch
   */
  BatchTimer(Scheduler scheduler, JournalLimits limits, Runnable close) {
    this.scheduler = scheduler;
    this.limits = limits;
    this.close = close;
  }

  /** The batch has one more line. */
  void line(boolean bulk) {
    Scheduler.Timer running = timer;
    if (bulk && running != null) {
      return;
    }
    long delay = bulk ? limits.bulkNanos() : limits.batchNanos();
    long due = scheduler.nanoTime() + delay;
    if (running != null) {
      if (dueNanos - due <= 0) {
        return;
      }
      running.cancel();
    }
    dueNanos = due;
    timer = scheduler.schedule(delay, close);
  }

  /** There is no batch any more. */
  void stop() {
    Scheduler.Timer running = timer;
    timer = null;
    if (running != null) {
      running.cancel();
    }
  }
}
