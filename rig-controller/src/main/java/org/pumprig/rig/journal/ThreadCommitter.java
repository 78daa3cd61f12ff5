package org.pumprig.rig.journal;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.pumprig.time.Scheduler;

/**
 * I/O on one named platform thread, completions on the scheduler's: for real runs.
 *
 * <p>The queue is bounded by its user: a writer has one group of lines and one slice of a segment
 * under way at most.
 */
public final class ThreadCommitter implements Committer, AutoCloseable {
  private final Scheduler scheduler;
  private final ExecutorService thread;

  /**
   * @param scheduler runs the completions
   * @param threadName the I/O thread's name
   */
  public ThreadCommitter(Scheduler scheduler, String threadName) {
    this.scheduler = scheduler;
    this.thread =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().name(threadName).daemon().factory());
  }

  @Override
  public void execute(IoTask task, Runnable completed, Consumer<IOException> failed) {
    try {
      thread.execute(() -> run(task, completed, failed));
    } catch (RejectedExecutionException closed) {
      scheduler.execute(() -> failed.accept(new IOException("the I/O thread is closed", closed)));
    }
  }

  private void run(IoTask task, Runnable completed, Consumer<IOException> failed) {
    try {
      task.run();
      scheduler.execute(completed);
    } catch (IOException failure) {
      scheduler.execute(() -> failed.accept(failure));
    } catch (RuntimeException | Error broken) {
      // a programming error on this thread must stop the run as surely as a broken disk
      scheduler.execute(() -> failed.accept(new IOException("journal I/O broke", broken)));
    }
  }

  /** Ends the thread when the tasks given so far are done; waits for none of them. */
  @Override
  public void close() {
    thread.shutdown();
  }
}
