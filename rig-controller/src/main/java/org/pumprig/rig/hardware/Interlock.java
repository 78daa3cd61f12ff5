package org.pumprig.rig.hardware;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pumprig.host.WorkThread;
import org.pumprig.rig.setup.RedButton;
import org.pumprig.time.Scheduler;

/**
 * Watches a red button: at each edge, and four times a second, as an edge may be missed. Pressed, a
 * cable that is out, and a line that can't be read are one: each stops the campaign. Confined to
 * the scheduler's thread; the line is asked on a thread of its own.
 */
public final class Interlock implements AutoCloseable {
  private static final long EVERY_NANOS = 250_000_000L;

  private final String name;
  private final Scheduler scheduler;
  private final ButtonLine line;
  private final WorkThread thread;
  private @Nullable Consumer<String> stop;
  private volatile boolean closed;

  private Interlock(String name, ButtonLine.Opener opener, Scheduler scheduler) throws IOException {
    this.name = name;
    this.scheduler = scheduler;
    this.thread = new WorkThread("pumprig-interlock", scheduler);
    this.line = opener.open(() -> scheduler.execute(this::ask));
  }

  /**
   * Claims the button's line, or waits for the first word of its instrument; not on the scheduler's
   * thread.
   *
   * @throws IOException if it can't be read, or is pressed already
   */
  public static Interlock open(RedButton button, Scheduler scheduler) throws IOException {
    return open(
        button.toString(),
        edge ->
            switch (button) {
              case RedButton.Line line -> GpioButton.open(line, edge);
              case RedButton.Port(var address) -> PortButton.open(address, scheduler, edge);
            },
        scheduler);
  }

  static Interlock open(String name, ButtonLine.Opener opener, Scheduler scheduler)
      throws IOException {
    var interlock = new Interlock(name, opener, scheduler);
    Optional<String> problem = interlock.problem();
    if (problem.isPresent()) {
      interlock.close();
      throw new IOException(problem.get() + "; release it, or mend its cable");
    }
    return interlock;
  }

  /**
   * Begins to watch.
   *
   * @param stopping told once, on the scheduler's thread, why the campaign must stop
   */
  public void watch(Consumer<String> stopping) {
    stop = stopping;
    regularly();
  }

  private void regularly() {
    if (!closed && stop != null) {
      ask();
      scheduler.schedule(EVERY_NANOS, this::regularly);
    }
  }

  /** Edges before anybody watches, the first while the line is being claimed, tell nothing yet. */
  private void ask() {
    if (!closed && stop != null) {
      thread.<Optional<String>>ask(
          this::problem, Optional.empty(), found -> found.ifPresent(this::tell));
    }
  }

  private void tell(String problem) {
    Consumer<String> to = stop;
    if (to != null && !closed) {
      stop = null;
      to.accept(problem);
    }
  }

  /** Why the campaign must stop; empty: it needn't. */
  private Optional<String> problem() {
    try {
      return line.isPressed()
          ? Optional.of(name + " is pressed, or its cable is out")
          : Optional.empty();
    } catch (IOException e) {
      return Optional.of(name + " can't be read: " + e.getMessage());
    }
  }

  /** Gives the line back; from any thread. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      thread.close();
      line.close();
    }
  }
}
