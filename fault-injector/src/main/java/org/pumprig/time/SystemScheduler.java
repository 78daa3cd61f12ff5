package org.pumprig.time;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Real time: one named platform thread, the JVM's monotonic clock and the system's wall clock. */
public final class SystemScheduler implements Scheduler, AutoCloseable {
  private final ScheduledThreadPoolExecutor executor;
  private final Consumer<Throwable> onFailure;

  /**
   * @param threadName name of the thread that runs every task
   * @param onFailure told of a task that threw: a programming error, which must stop the run in the
   *     safe state; called on the scheduler's thread
   */
  public SystemScheduler(String threadName, Consumer<Throwable> onFailure) {
    this.onFailure = onFailure;
    this.executor =
        new ScheduledThreadPoolExecutor(
            1, task -> Thread.ofPlatform().name(threadName).daemon().unstarted(task));
    executor.setRemoveOnCancelPolicy(true);
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public long wallMicros() {
    return wallClockMicros();
  }

  /** The system's wall clock in microseconds since 1970, for code that names files, not events. */
  public static long wallClockMicros() {
    var now = java.time.Instant.now();
    return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
  }

  @Override
  public Timer schedule(long delayNanos, Runnable task) {
    try {
      ScheduledFuture<?> future =
          executor.schedule(
              () -> {
                try {
                  task.run();
                } catch (Throwable failure) {
                  onFailure.accept(failure);
                }
              },
              Math.max(0, delayNanos),
              TimeUnit.NANOSECONDS);
      return () -> future.cancel(false);
    } catch (java.util.concurrent.RejectedExecutionException closed) {
      return () -> {}; // closed: nothing runs any more, by contract of close()
    }
  }

  /** Ends the thread after the task it is running; tasks not yet due never run. */
  @Override
  public void close() {
    executor.shutdownNow();
  }
}
