package org.pumprig.rig.observe.contact;

import com.pi4j.exception.Pi4JException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeListener;
import com.pi4j.io.gpio.digital.PullResistance;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pumprig.gpio.GpioContext;
import org.pumprig.host.WorkThread;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.ContactState;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.Witness.ContactRead;
import org.pumprig.rig.event.Witness.LinkChanged;
import org.pumprig.rig.observe.WitnessChannel;
import org.pumprig.time.Scheduler;

/**
 * A nurse-call contact at two lines of a GPIO chip: read each second, and once it has settled after
 * an edge. A chip that can't be read is a lost link; it is opened again. Confined to the
 * scheduler's thread; the chip is asked on a thread of its own.
 */
public final class GpioContact implements WitnessChannel {
  private static final long EVERY_NANOS = 1_000_000_000L;
  private static final long REOPEN_NANOS = 500_000_000L;

  private final ContactLines lines;
  private final Scheduler scheduler;
  private final Consumer<Input> sink;
  private final WorkThread thread;

  /** Of the thread alone. */
  private @Nullable Claimed claimed;

  private boolean open;
  private boolean closed;
  private boolean settling;
  private boolean told;

  /**
   * @param sink is handed the observations on the scheduler's thread
   */
  public GpioContact(ContactLines lines, Scheduler scheduler, Consumer<Input> sink) {
    this.lines = lines;
    this.scheduler = scheduler;
    this.sink = sink;
    this.thread = new WorkThread("pumprig-contact", scheduler);
  }

  /** The lines in use. */
  private record Claimed(GpioContext context, DigitalInput alarm, DigitalInput normal) {
    ContactState read() {
      // Pulled up where open: low is closed.
      return state(alarm.state() == DigitalState.LOW, normal.state() == DigitalState.LOW);
    }
  }

  /** What both contacts say together. */
  static ContactState state(boolean alarmClosed, boolean normalClosed) {
    if (alarmClosed) {
      return normalClosed ? ContactState.IMPOSSIBLE : ContactState.ALARM;
    }
    return normalClosed ? ContactState.NORMAL : ContactState.CABLE_OUT;
  }

  @Override
  public void open() {
    if (!closed) {
      thread.ask(
          this::claim,
          Optional.of("it is closed"),
          problem -> problem.ifPresentOrElse(this::lost, this::opened));
    }
  }

  /** What hinders it; empty: nothing. */
  private Optional<String> claim() {
    GpioContext context = null;
    try {
      context = GpioContext.open(lines.chip());
      DigitalInput alarm = input(context, lines.alarmLine());
      DigitalInput normal = input(context, lines.normalLine());
      claimed = new Claimed(context, alarm, normal);
      return Optional.empty();
    } catch (IOException e) {
      if (context != null) {
        context.close();
      }
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private DigitalInput input(GpioContext context, int line) throws IOException {
    DigitalInput input = context.input(line, PullResistance.PULL_UP, lines.debounceNanos());
    input.addListener((DigitalStateChangeListener) _ -> scheduler.execute(this::edge));
    return input;
  }

  private void opened() {
    open = true;
    told = true;
    sink.accept(new LinkChanged(Channel.CONTACT, true, ""));
    regularly();
  }

  private void regularly() {
    if (open && !closed) {
      ask();
      scheduler.schedule(EVERY_NANOS, this::regularly);
    }
  }

  /** One of the two has changed; the other follows, or doesn't. */
  private void edge() {
    if (open && !settling) {
      settling = true;
      scheduler.schedule(
          ContactLines.TRAVELS_NANOS,
          () -> {
            settling = false;
            ask();
          });
    }
  }

  private void ask() {
    if (!closed) {
      thread.ask(this::read, new Seen(Optional.empty(), ""), this::seen);
    }
  }

  /** A state, or why there is none; neither where no lines are claimed. */
  private record Seen(Optional<ContactState> state, String problem) {}

  private Seen read() {
    Claimed present = claimed;
    if (present == null) {
      return new Seen(Optional.empty(), "");
    }
    try {
      return new Seen(Optional.of(present.read()), "");
    } catch (Pi4JException e) {
      present.context().close();
      claimed = null;
      return new Seen(Optional.empty(), String.valueOf(e.getMessage()));
    }
  }

  private void seen(Seen seen) {
    seen.state().ifPresent(this::told);
    if (!seen.problem().isEmpty()) {
      lost(seen.problem());
    }
  }

  private void told(ContactState state) {
    if (open && !closed && !settling) {
      sink.accept(new ContactRead(state));
    }
  }

  private void lost(String reason) {
    if (open || !told) {
      sink.accept(new LinkChanged(Channel.CONTACT, false, reason));
    }
    told = true; // once, as long as it doesn't come back
    open = false;
    scheduler.schedule(REOPEN_NANOS, this::open);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      thread.ask(this::letGo, false, _ -> {});
      thread.close();
    }
  }

  private boolean letGo() {
    Claimed present = claimed;
    if (present != null) {
      present.context().close();
    }
    return true;
  }
}
