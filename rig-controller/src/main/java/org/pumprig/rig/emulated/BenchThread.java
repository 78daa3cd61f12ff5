package org.pumprig.rig.emulated;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.pumprig.time.Scheduler;

/** Has something done on a bench's thread, and waits for it. */
final class BenchThread {
  private static final long WAIT_SECONDS = 60;

  private BenchThread() {}

  static <T> T call(Scheduler scheduler, Callable<T> work) throws IOException {
    var result = new CompletableFuture<T>();
    scheduler.execute(
        () -> {
          try {
            result.complete(work.call());
          } catch (Exception failure) {
            result.completeExceptionally(failure);
          }
        });
    try {
      return result.get(WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the bench was working", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause
          ? cause
          : new IOException("the bench failed: " + e.getCause(), e.getCause());
    } catch (TimeoutException e) {
      throw new IOException("the bench did not answer within " + WAIT_SECONDS + " s", e);
    }
  }
}
