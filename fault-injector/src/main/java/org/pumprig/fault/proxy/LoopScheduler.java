package org.pumprig.fault.proxy;

import io.netty.channel.EventLoop;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.pumprig.time.PunctualTimer;
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

  /**
   * A loop's own timers overshoot by a millisecond and more: a delay of 50 ms came out as 51.5 ms
   * in the middle (docs/reference/performance.md). So the process's one punctual thread wakes the
   * loop.
   */
  @Override
  public Timer schedulePunctually(long delayNanos, Runnable task) {
    if (delayNanos <= 0) {
      return schedule(delayNanos, task);
    }
    var once = new Once(task);
    var timer = Punctual.TIMER.at(Punctual.TIMER.nanoTime() + delayNanos, () -> execute(once));
    return () -> {
      once.cancelled = true;
      timer.cancel();
    };
  }

  /** A task that may be withdrawn between its timer and its loop; cancelled on the loop only. */
  private static final class Once implements Runnable {
    private final Runnable task;
    private boolean cancelled;

    Once(Runnable task) {
      this.task = task;
    }

    @Override
    public void run() {
      if (!cancelled) {
        task.run();
      }
    }
  }

  /** Made when the first chunk is delayed; all proxies of the process share the thread. */
  private static final class Punctual {
    static final PunctualTimer TIMER = new PunctualTimer("proxy-delays", Punctual::failed);

    /** What is run only hands on to a loop, whose own failures go another way. */
    private static void failed(Throwable failure) {
      throw new IllegalStateException("proxy delays", failure);
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
