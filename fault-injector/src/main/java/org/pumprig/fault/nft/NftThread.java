package org.pumprig.fault.nft;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.pumprig.host.Commands;
import org.pumprig.time.Scheduler;

/** Has {@code nft} run on a thread of its own, one after the other; answers on the scheduler's. */
final class NftThread implements AutoCloseable {
  private final Nft nft;
  private final Scheduler scheduler;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("pumprig-nft").daemon().factory());

  NftThread(Commands commands, Scheduler scheduler) {
    this.nft = new Nft(commands);
    this.scheduler = scheduler;
  }

  /**
   * @param closed the answer once this has been closed
   */
  <T> void ask(Function<? super Nft, ? extends T> work, T closed, Consumer<? super T> done) {
    try {
      thread.execute(
          () -> {
            T answer = work.apply(nft);
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
