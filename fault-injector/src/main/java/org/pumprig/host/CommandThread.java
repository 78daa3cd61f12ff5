package org.pumprig.host;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.pumprig.time.Scheduler;

/** Runs programs one after the other on a thread of its own and answers on the scheduler's. */
public final class CommandThread implements AutoCloseable {
  private final Commands commands;
  private final WorkThread thread;

  /**
   * @param name of the thread
   */
  public CommandThread(String name, Commands commands, Scheduler scheduler) {
    this.commands = commands;
    this.thread = new WorkThread(name, scheduler);
  }

  /** How a program ended, or why it didn't run. */
  public sealed interface Outcome {
    /** It ran to its end. */
    record Ended(Commands.Result result) implements Outcome {}

    /** It could not be started, or did not end in time. */
    record Broken(String reason) implements Outcome {}

    /** Why it didn't do what it was asked for; empty: it did. */
    default Optional<String> trouble() {
      return switch (this) {
        case Ended(Commands.Result result) ->
            result.ok() ? Optional.empty() : Optional.of(result.complaint());
        case Broken(String reason) -> Optional.of(reason);
      };
    }
  }

  /** Queues a program; {@code done} is told once, on the scheduler's thread. */
  public void run(
      List<String> argv, String input, long withinNanos, Consumer<? super Outcome> done) {
    thread.<Outcome>ask(
        () -> attempt(argv, input, withinNanos),
        new Outcome.Broken("no more programs are run"),
        done);
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
    thread.close();
  }
}
