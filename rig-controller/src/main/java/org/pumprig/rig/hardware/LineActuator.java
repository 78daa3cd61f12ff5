package org.pumprig.rig.hardware;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pumprig.link.LastingLink;
import org.pumprig.link.Link;
import org.pumprig.link.frame.CheckedLine;
import org.pumprig.link.frame.LineFrame;
import org.pumprig.link.frame.LineFramer;
import org.pumprig.rig.run.EffectRunner.Outcome;
import org.pumprig.time.Scheduler;

/**
 * An actuator that takes a checked line and answers {@code OK} and the same line once it has acted,
 * with more after it where it was asked something.
 *
 * <p>The answer says that the outlet switched or the key was pressed, not that the unit obeyed:
 * that is for the witnesses to show. Commands are carried out one after another, each sent at most
 * once: whether one was carried out whose link was lost can't be known, and a key pressed twice is
 * not a key pressed once.
 */
public final class LineActuator implements LastingLink.Listener {
  private static final int MOST_LINE = 1024;
  private static final int MOST_WAITING = 16;
  private static final long ANSWER_NANOS = 10_000_000_000L;

  private final Scheduler scheduler;
  private final LastingLink link;
  private final Deque<Command> waiting = new ArrayDeque<>();
  private LineFramer framer = new LineFramer(MOST_LINE);
  private boolean closed;

  private static final class Command {
    private final String line;
    private final Consumer<? super Outcome> completed;
    private Scheduler.@Nullable Timer deadline;
    private boolean sent;

    Command(String line, Consumer<? super Outcome> completed) {
      this.line = line;
      this.completed = completed;
    }
  }

  /**
   * @param links makes the link, anew whenever it was lost
   */
  public LineActuator(Scheduler scheduler, Supplier<Link> links) {
    this.scheduler = scheduler;
    this.link = new LastingLink(scheduler, links, this);
  }

  /** Opens the link, and keeps opening it until {@link #close}. */
  public void open() {
    link.open();
  }

  /** Whether commands can be carried out now. */
  public boolean isOpen() {
    return link.isOpen();
  }

  /** Why they can't, one line; empty: they can, or nothing has been heard of its link yet. */
  public String trouble() {
    return link.trouble();
  }

  /**
   * Commands the actuator.
   *
   * @param completed told once: when it answered, with what stood after the line as its detail, or
   *     that it didn't within ten seconds
   */
  public void command(String line, Consumer<? super Outcome> completed) {
    if (waiting.size() >= MOST_WAITING || closed) {
      completed.accept(failure("actuator is closed or has too many commands waiting"));
      return;
    }
    waiting.add(new Command(line, completed));
    if (waiting.size() == 1) {
      next();
    }
  }

  private void next() {
    Command command = waiting.peek();
    if (command == null) {
      return;
    }
    command.deadline = scheduler.schedule(ANSWER_NANOS, () -> late(command));
    send(command);
  }

  private void send(Command command) {
    if (link.isOpen() && !command.sent) {
      command.sent = true;
      link.send(CheckedLine.encode(command.line));
    }
  }

  private void late(Command command) {
    if (waiting.peek() == command) {
      waiting.poll();
      command.completed.accept(failure("no answer to '" + command.line + "' within 10 s"));
      next();
    }
  }

  @Override
  public void opened() {
    framer = new LineFramer(MOST_LINE);
    Command command = waiting.peek();
    if (command != null) {
      send(command);
    }
  }

  @Override
  public void received(byte[] bytes) {
    framer.push(bytes).forEach(this::line);
  }

  @Override
  public void lost(String detail) {
    // Whether a command was carried out can't be known: its deadline says that nobody answered.
  }

  private void line(LineFrame line) {
    Command command = waiting.peek();
    if (command != null
        && line instanceof LineFrame.Text text
        && CheckedLine.decode(text.text()) instanceof CheckedLine.Ok ok
        && (ok.payload() + " ").startsWith("OK " + command.line + " ")) {
      waiting.poll();
      if (command.deadline != null) {
        command.deadline.cancel();
      }
      String rest = ok.payload().substring(("OK " + command.line).length()).strip();
      command.completed.accept(new Outcome(true, rest, scheduler.nanoTime(), List.of()));
      next();
    }
  }

  private Outcome failure(String reason) {
    return new Outcome(false, reason, scheduler.nanoTime(), List.of());
  }

  /** Closes the link for good; commands still waiting fail. */
  public void close() {
    closed = true;
    link.close();
    for (Command command : List.copyOf(waiting)) {
      command.completed.accept(failure("actuator closed"));
    }
    waiting.clear();
  }
}
