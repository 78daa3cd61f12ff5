package org.pumprig.fault.proxy;

import org.jspecify.annotations.Nullable;
import org.pumprig.time.Scheduler;

/** At most one timer, for the earliest time asked for. */
final class Wakeup {
  private final Scheduler loop;
  private final Runnable task;
  private Scheduler.@Nullable Timer timer;
  private long dueNanos = Long.MAX_VALUE;

  Wakeup(Scheduler loop, Runnable task) {
    this.loop = loop;
    this.task = task;
  }

  /** Runs the task at this time, or earlier if that was asked before; MAX_VALUE asks nothing. */
  void at(long nanos) {
    if (nanos < dueNanos) {
      stop();
      dueNanos = nanos;
      timer = loop.schedulePunctually(nanos - loop.nanoTime(), task);
    }
  }

  void stop() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
    dueNanos = Long.MAX_VALUE;
  }
}
