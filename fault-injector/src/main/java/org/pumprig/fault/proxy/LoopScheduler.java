package org.pumprig.fault.proxy;

import io.netty.channel.EventLoop;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.pumprig.time.Scheduler;

/** A Netty event loop as a scheduler, on the clock of the run's own scheduler. */
final class LoopScheduler implements Scheduler {
  private final EventLoop loop;
  private final Scheduler clock;

  LoopScheduler(EventLoop loop, Scheduler clock) {
    this.loop = loop;
    this.clock = clock;
  }

  @Override
  public long nanoTime() {
    return clock.nanoTime();
  }

  @Override
  public long wallMicros() {
    return clock.wallMicros();
  }

  @Override
  public Timer schedule(long delayNanos, Runnable task) {
    try {
      var future = loop.schedule(task, Math.max(0, delayNanos), TimeUnit.NANOSECONDS);
      future.addListener(done -> report(done.cause()));
      return () -> future.cancel(false);
    } catch (RejectedExecutionException closed) {
      return () -> {}; // the proxy is closed, nothing is left to be done later
    }
  }

  /** Once the loop has ended, tasks run on the run's own thread: each request gets its answer. */
  @Override
  public void execute(Runnable task) {
    try {
      loop.submit(task).addListener(done -> report(done.cause()));
    } catch (RejectedExecutionException closed) {
      clock.execute(task);
    }
  }

  /** Hands a programming error to the run's own scheduler, which stops the run. */
  void report(@org.jspecify.annotations.Nullable Throwable failure) {
    if (failure != null && !(failure instanceof java.util.concurrent.CancellationException)) {
      clock.execute(
          () -> {
            throw new IllegalStateException("fault proxy", failure);
          });
    }
  }
}
