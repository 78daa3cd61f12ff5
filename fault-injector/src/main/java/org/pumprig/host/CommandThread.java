package org.pumprig.host;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.pumprig.time.Scheduler;

/** Runs programs one after the other on a thread of its own and answers on the scheduler's. */
public final class CommandThread implements AutoCloseable {
  private final Commands commands;
  private final Scheduler scheduler;
  private final ExecutorService thread;

  /**
   * @param name of the thread
   */
  public CommandThread(String name, Commands commands, Scheduler scheduler) {
    this.commands = commands;
    this.scheduler = scheduler;
    this.thread =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().name(name).daemon().factory());
  }

  /** How a program ended, or why it didn't run. */
  public sealed interface Outcome {
    /** It ran to its end. */
    record Ended(Commands.Result result) implements Outcome {}

    /** It could not be started, or did not end in time. */
    record Broken(String reason) implements Outcome {}
  }

  /** Queues a program; {@code done} is told once, on the scheduler's thread. */
  public void run(
      List<String> argv, String input, long withinNanos, Consumer<? super Outcome> done) {
    try {
      thread.execute(
          () -> {
            Outcome outcome = attempt(argv, input, withinNanos);
            scheduler.execute(() -> done.accept(outcome));
          });
    } catch (RejectedExecutionException e) {
      scheduler.execute(() -> done.accept(new Outcome.Broken("no more programs are run")));
    }
  }

  private Outcome attempt(List<String> argv, String input, long withinNanos) {
    try {
      return new Outcome.Ended(commands.run(argv, input, withinNanos));
    } catch (IOException e) {
      return new Outcome.Broken(String.valueOf(e.getMessage()));
    }
  }

  /** Takes no more; what is queued still runs. */
  @Override
  public void close() {
    thread.shutdown();
  }
}
