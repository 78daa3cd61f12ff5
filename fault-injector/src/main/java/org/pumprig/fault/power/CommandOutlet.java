package org.pumprig.fault.power;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.Undo;
import org.pumprig.host.CommandThread;
import org.pumprig.host.CommandThread.Outcome;
import org.pumprig.time.Scheduler;

/**
 * An outlet that programs switch. It counts as switched once its own program for the state says so:
 * that the one which switches succeeded is not enough. Confined to the scheduler's thread.
 */
public final class CommandOutlet implements Outlet {
  private static final long AGAIN_NANOS = 1_000_000_000L;

  private final String name;
  private final OutletPrograms programs;
  private final Scheduler scheduler;
  private final CommandThread thread;
  private boolean told;
  private boolean closed;
  private String trouble = "";

  /**
   * @param name for messages
   */
  public CommandOutlet(String name, OutletPrograms programs, Scheduler scheduler) {
    this.name = name;
    this.programs = programs;
    this.scheduler = scheduler;
    this.thread = new CommandThread("pumprig-outlet", programs.place().commands(), scheduler);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Optional<Undo> undo() {
    return Optional.of(new Undo(BackEnd.POWER.diskName(), name, programs.recipe()));
  }

  /** Asks what it is until it says so. */
  @Override
  public void open() {
    if (!closed && !told) {
      state(
          state -> {
            told = state.isPresent();
            if (!told) {
              scheduler.schedule(AGAIN_NANOS, this::open);
            }
          });
    }
  }

  @Override
  public boolean isOpen() {
    return told && !closed;
  }

  @Override
  public String trouble() {
    return trouble;
  }

  @Override
  public void turn(boolean on, Consumer<? super InjectionResult> done) {
    run(
        on ? programs.on() : programs.off(),
        output ->
            state(
                state ->
                    done.accept(
                        output.isPresent() && state.equals(Optional.of(on))
                            ? new InjectionResult.Done(scheduler.nanoTime())
                            : new InjectionResult.Failed(
                                name + ": " + failure(on, output.isPresent(), state)))));
  }

  private String failure(boolean on, boolean ran, Optional<Boolean> state) {
    String word = on ? "on" : "off";
    if (!ran || state.isEmpty()) {
      return trouble;
    }
    return "the program that switches it " + word + " succeeded, but it says that it is not";
  }

  @Override
  public void state(Consumer<? super Optional<Boolean>> to) {
    run(programs.state(), output -> to.accept(output.flatMap(this::meaning)));
  }

  private Optional<Boolean> meaning(String output) {
    String word = output.strip().split("\\s+", 2)[0].toLowerCase(Locale.ROOT);
    if (!word.equals("on") && !word.equals("off")) {
      trouble =
          "the program for its state must print 'on' or 'off' first, not '"
              + word.substring(0, Math.min(40, word.length()))
              + "'";
      return Optional.empty();
    }
    return Optional.of(word.equals("on"));
  }

  private void run(List<String> argv, Consumer<Optional<String>> output) {
    thread.run(
        argv,
        "",
        programs.withinNanos(),
        outcome -> {
          String complaint =
              switch (outcome) {
                case Outcome.Ended ended -> ended.result().ok() ? "" : ended.result().complaint();
                case Outcome.Broken broken -> broken.reason();
              };
          if (!complaint.isEmpty()) {
            trouble = argv.getFirst() + ": " + complaint;
          }
          output.accept(
              outcome instanceof Outcome.Ended ended && ended.result().ok()
                  ? Optional.of(ended.result().output())
                  : Optional.empty());
        });
  }

  /** Runs no more programs; one that is queued still runs. */
  @Override
  public void close() {
    closed = true;
    thread.close();
  }
}
