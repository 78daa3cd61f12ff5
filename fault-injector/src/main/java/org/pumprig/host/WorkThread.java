package org.pumprig.host;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.pumprig.time.Scheduler;

/**
 * Does blocking work, one piece after the other, on a thread of its own; answers on the
 * scheduler's.
 */
public final class WorkThread implements AutoCloseable {
  private final Scheduler scheduler;
  private final ExecutorService thread;

  /**
   * @param name of the thread
   */
  public WorkThread(String name, Scheduler scheduler) {
    this.scheduler = scheduler;
    this.thread =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().name(name).daemon().factory());
  }

  /**
   * Queues a piece of work that says in its answer what went wrong.
   *
   * @param closed the answer once this has been closed
   * @param done told once, on the scheduler's thread
   */
  public <T> void ask(Supplier<? extends T> work, T closed, Consumer<? super T> done) {
    try {
      thread.execute(
          () -> {
            T answer = work.get();
            scheduler.execute(() -> done.accept(answer));
          });
    } catch (RejectedExecutionException e) {
      scheduler.execute(() -> done.accept(closed));
    }
  }

  /** Takes no more; what is queued still runs. */
  @Override
  public void close() {
    thread.shutdown();
  }
}
