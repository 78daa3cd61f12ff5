package org.pumprig.fault;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.pumprig.time.Scheduler;

/**
 * Writes the ledger without blocking the thread that changes run state.
 *
 * <p>Called on the scheduler's thread; each call is answered there, once, after it has returned.
 */
public final class LedgerWriter {
  private final FaultLedger ledger;
  private final Executor disk;
  private final Scheduler scheduler;

  /**
   * @param disk runs what blocks, one at a time and in order; in virtual time {@code Runnable::run}
   */
  public LedgerWriter(FaultLedger ledger, Executor disk, Scheduler scheduler) {
    this.ledger = ledger;
    this.disk = disk;
    this.scheduler = scheduler;
  }

  /**
   * Writes an entry.
   *
   * @param durable told once it would survive a power cut: now the fault may be applied
   * @param failed told that it may not
   */
  public void open(LedgerEntry entry, Runnable durable, Consumer<? super IOException> failed) {
    write(() -> ledger.open(entry), durable, failed);
  }

  /** Closes an entry once its fault has been reverted and seen to be gone. */
  public void closed(LedgerEntry.Key key, Runnable durable, Consumer<? super IOException> failed) {
    write(() -> ledger.closed(key), durable, failed);
  }

  private void write(Write write, Runnable durable, Consumer<? super IOException> failed) {
    disk.execute(
        () -> {
          try {
            write.run();
            scheduler.execute(durable);
          } catch (IOException e) {
            scheduler.execute(() -> failed.accept(e));
          }
        });
  }

  private interface Write {
    void run() throws IOException;
  }
}
