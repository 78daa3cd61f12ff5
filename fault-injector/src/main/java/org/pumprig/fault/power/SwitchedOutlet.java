package org.pumprig.fault.power;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.Undo;
import org.pumprig.host.WorkThread;
import org.pumprig.time.Scheduler;

/**
 * An outlet that something outside switches. It counts as switched once it says itself that it is:
 * that the order succeeded is not enough. Confined to the scheduler's thread; orders and questions
 * run one after the other on a thread of their own.
 */
public final class SwitchedOutlet implements Outlet {
  private static final long AGAIN_NANOS = 1_000_000_000L;

  /** A power distribution unit tells its old state for a second or two after an order. */
  private static final long SETTLES_NANOS = 3_000_000_000L;

  private static final long ASK_NANOS = 250_000_000L;

  private final String name;
  private final OutletSwitch place;
  private final OutletSwitch.Session session;
  private final Scheduler scheduler;
  private final WorkThread thread;
  private boolean told;
  private boolean closed;
  private String trouble = "";

  /** An order or a question. */
  @FunctionalInterface
  private interface Order {
    boolean run() throws IOException;
  }

  private record Answer(Optional<Boolean> on, String trouble) {}

  /**
   * @param name for messages
   */
  public SwitchedOutlet(String name, OutletSwitch place, Scheduler scheduler) {
    this.name = name;
    this.place = place;
    this.session = place.session();
    this.scheduler = scheduler;
    this.thread = new WorkThread("pumprig-outlet", scheduler);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Optional<Undo> undo() {
    return Optional.of(new Undo(BackEnd.POWER.diskName(), name, place.recipe()));
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
        () -> {
          session.turn(on);
          return on;
        },
        ordered -> {
          if (ordered.isEmpty()) {
            done.accept(new InjectionResult.Failed(name + ": " + trouble));
          } else {
            confirm(on, scheduler.nanoTime() + SETTLES_NANOS, done);
          }
        });
  }

  private void confirm(boolean on, long untilNanos, Consumer<? super InjectionResult> done) {
    state(
        state -> {
          if (state.equals(Optional.of(on))) {
            done.accept(new InjectionResult.Done(scheduler.nanoTime()));
          } else if (scheduler.nanoTime() < untilNanos) {
            scheduler.schedule(ASK_NANOS, () -> confirm(on, untilNanos, done));
          } else {
            String said =
                state.isEmpty()
                    ? trouble
                    : "it took the order '" + word(on) + "', but says that it is " + word(!on);
            done.accept(new InjectionResult.Failed(name + ": " + said));
          }
        });
  }

  private static String word(boolean on) {
    return on ? "on" : "off";
  }

  @Override
  public void state(Consumer<? super Optional<Boolean>> to) {
    run(session::isOn, to);
  }

  private void run(Order order, Consumer<? super Optional<Boolean>> to) {
    thread.ask(
        () -> attempt(order),
        new Answer(Optional.empty(), "nothing more is asked of it"),
        answer -> {
          trouble = answer.trouble;
          to.accept(answer.on);
        });
  }

  private Answer attempt(Order order) {
    try {
      return new Answer(Optional.of(order.run()), "");
    } catch (IOException e) {
      return new Answer(Optional.empty(), place + ": " + e.getMessage());
    }
  }

  /** Asks nothing more; what is queued still runs. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      thread.ask(this::letGo, false, _ -> {});
      thread.close();
    }
  }

  private boolean letGo() {
    session.close();
    return true;
  }
}
